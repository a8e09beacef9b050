namespace Mathesis.Exact;
internal static class QuadraticSieve { public static Integer? FindDivisor(Integer n, FactoringOptions o) => throw new NotSupportedException(); }
