namespace Mathesis.Exact;

/// <summary>Multiplicative functions, read off a factorisation.</summary>
public static class ArithmeticFunctions
{
    /// <summary>Euler's phi: how many of 1, ..., n are coprime to n.</summary>
    public static ulong EulerPhi(Factorization n)
    {
        ulong phi = n.Number;
        foreach (PrimePower factor in n.Factors) phi = phi / factor.Prime * (factor.Prime - 1);
        return phi;
    }

    /// <summary>Carmichael's lambda: the exponent of the group of units modulo n.</summary>
    public static ulong CarmichaelLambda(Factorization n)
    {
        ulong lambda = 1;
        foreach ((ulong prime, int exponent) in n.Factors)
        {
            ulong order = prime - 1;
            for (int i = 1; i < exponent; i++) order *= prime;
            if (prime == 2 && exponent >= 3) order /= 2;
            // lambda divides phi(n) < 2^64, so the multiple fits.
            lambda = (ulong)GreatestCommonDivisor.LeastCommonMultiple(lambda, order);
        }
        return lambda;
    }

    /// <summary>Moebius' mu: 0 when a square divides n, else the parity of the number of primes as 1 or -1.</summary>
    public static int Moebius(Factorization n) =>
        n.Factors.Any(factor => factor.Exponent > 1) ? 0 : n.Factors.Count % 2 == 0 ? 1 : -1;

    /// <summary>The number of divisors.</summary>
    public static int DivisorCount(Factorization n) => n.Factors.Aggregate(1, (count, factor) => count * (factor.Exponent + 1));

    /// <summary>sigma_k(n): the sum of the k-th powers of the divisors.</summary>
    /// <param name="n">The factorisation of n.</param>
    /// <param name="power">k, at least 0.</param>
    public static Integer DivisorSum(Factorization n, int power = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(power);
        Integer sum = Integer.One;
        foreach (PrimePower factor in n.Factors)
        {
            Integer ratio = Integer.Pow(factor.Prime, power);
            Integer series = Integer.One;
            for (int i = 0; i < factor.Exponent; i++) series = (series * ratio) + 1;
            sum *= series;
        }
        return sum;
    }

    /// <summary>All divisors, ascending.</summary>
    public static ulong[] Divisors(Factorization n)
    {
        var divisors = new List<ulong> { 1 };
        foreach (PrimePower factor in n.Factors)
        {
            int count = divisors.Count;
            ulong power = 1;
            for (int e = 0; e < factor.Exponent; e++)
            {
                power *= factor.Prime;
                for (int i = 0; i < count; i++) divisors.Add(divisors[i] * power);
            }
        }
        divisors.Sort();
        return [.. divisors];
    }
}
