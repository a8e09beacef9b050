using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The one check of a modulus that must be prime.</summary>
internal static class PrimeModulus
{
    /// <summary>Returns a prime below <paramref name="bound"/> unchanged and refuses anything else.</summary>
    public static ulong Check(ulong modulus, ulong bound)
    {
        if (modulus >= bound)
            throw new InputError($"modulus {modulus} is too large for this field", expected: $"expected a prime below {bound}");
        if (!Primality.IsPrime(modulus))
            throw new InputError($"modulus {modulus} is not prime", expected: "expected a prime modulus");
        return modulus;
    }
}
