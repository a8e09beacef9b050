namespace Mathesis.Exact;

/// <summary>Numbers given by the exponents of their primes.</summary>
internal static class PrimeProduct
{
    /// <summary>
    /// The product of p^exponent(p) over the primes up to a limit: square by square over the bits of the exponents, each bit's primes by a
    /// product tree; the power of 2 is a shift.
    /// </summary>
    public static Integer Of(int limit, Func<uint, int> exponent)
    {
        var odd = new List<(uint Prime, int Exponent)>();
        int twos = 0, bits = 0;
        foreach (ulong prime in PrimeSieve.UpTo((ulong)Math.Max(limit, 0)))
        {
            int power = exponent((uint)prime);
            if (prime == 2)
            {
                twos = power;
                continue;
            }
            if (power == 0) continue;
            odd.Add(((uint)prime, power));
            bits = Math.Max(bits, 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)power));
        }
        Integer product = Integer.One;
        for (int bit = bits - 1; bit >= 0; bit--)
            product = Integer.Square(product) * ProductTree.Of(odd.Where(entry => (entry.Exponent >> bit & 1) != 0).Select(entry => (ulong)entry.Prime));
        return product << twos;
    }

    /// <summary>The exponent of a prime in n! (Legendre).</summary>
    public static int ExponentInFactorial(int n, uint prime)
    {
        int sum = 0;
        for (uint rest = (uint)n / prime; rest != 0; rest /= prime) sum += (int)rest;
        return sum;
    }
}
