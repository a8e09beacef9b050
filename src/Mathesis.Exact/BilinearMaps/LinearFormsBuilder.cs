using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Collects linear forms with rational coefficients.</summary>
/// <param name="length">How many variables a form has.</param>
internal sealed class LinearFormsBuilder(int length)
{
    private readonly List<int> numerators = [];
    private readonly List<int> denominators = [];

    /// <summary>How many forms were added.</summary>
    public int Count => denominators.Count;

    /// <summary>Adds a form.</summary>
    /// <param name="coefficients">As many as variables, denominators above 0.</param>
    /// <param name="where">The place, for messages.</param>
    /// <exception cref="InputError">Their number is wrong, or the common denominator or a numerator over it exceeds 31 bits.</exception>
    public void Add(IReadOnlyList<(long Numerator, long Denominator)> coefficients, string where)
    {
        if (coefficients.Count != length) throw new InputError($"a form has {coefficients.Count} coefficients", where, $"expected {length}");
        try
        {
            long common = 1;
            foreach ((long _, long denominator) in coefficients) common = checked(common / (long)BigInteger.GreatestCommonDivisor(common, denominator) * denominator);
            int[] values = [.. coefficients.Select(value => checked((int)(value.Numerator * (common / value.Denominator))))];
            denominators.Add(checked((int)common));
            numerators.AddRange(values);
        }
        catch (OverflowException)
        {
            throw new InputError("a coefficient is too large", where, "expected numerators and common denominators below 2^31");
        }
    }

    /// <summary>The forms.</summary>
    public LinearForms ToForms() => new(length, [.. numerators], [.. denominators]);
}
