using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Products of all primes up to a limit.</summary>
public static class Primorial
{
    /// <summary>n#: the product of the primes up to n.</summary>
    /// <param name="n">From 0 to <see cref="Factorial.Largest"/>.</param>
    /// <exception cref="InputError">n is beyond.</exception>
    public static Integer Of(int n)
    {
        if (n is < 0 or > Factorial.Largest) throw new InputError($"the primorial of {n} is not computed", expected: $"expected a number from 0 to {Factorial.Largest}");
        return ProductTree.Of(PrimeSieve.UpTo((ulong)n));
    }
}
