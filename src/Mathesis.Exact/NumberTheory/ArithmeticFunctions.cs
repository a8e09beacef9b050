namespace Mathesis.Exact;

/// <summary>Multiplicative functions, read off a factorisation.</summary>
public static class ArithmeticFunctions
{
    /// <summary>Euler's phi: how many of 1, ..., n are coprime to n.</summary>
    public static Integer EulerPhi(Factorization n)
    {
        Integer phi = n.Number;
        foreach (PrimePower factor in n.Factors) phi = phi / factor.Prime * (factor.Prime - 1);
        return phi;
    }

    /// <summary>Carmichael's lambda: the exponent of the group of units modulo n.</summary>
    public static Integer CarmichaelLambda(Factorization n)
    {
        Integer lambda = 1;
        foreach ((Integer prime, int exponent) in n.Factors)
        {
            Integer order = (prime - 1) * Integer.Pow(prime, exponent - 1);
            if (prime == 2 && exponent >= 3) order >>= 1;
            lambda = Integer.Lcm(lambda, order);
        }
        return lambda;
    }

    /// <summary>Moebius' mu: 0 when a square divides n, else the parity of the number of primes as 1 or -1.</summary>
    public static int Moebius(Factorization n) =>
        n.Factors.Any(factor => factor.Exponent > 1) ? 0 : n.Factors.Count % 2 == 0 ? 1 : -1;

    /// <summary>Liouville's lambda: the parity of the number of primes counted with multiplicity, as 1 or -1.</summary>
    public static int Liouville(Factorization n) => n.Factors.Sum(factor => factor.Exponent) % 2 == 0 ? 1 : -1;

    /// <summary>The product of the primes that divide n.</summary>
    public static Integer Radical(Factorization n) => n.Factors.Aggregate(Integer.One, (product, factor) => product * factor.Prime);

    /// <summary>The number of divisors.</summary>
    public static Integer DivisorCount(Factorization n) => n.Factors.Aggregate(Integer.One, (count, factor) => count * (factor.Exponent + 1));

    /// <summary>sigma_k(n): the sum of the k-th powers of the divisors.</summary>
    /// <param name="n">The factorisation of n.</param>
    /// <param name="power">k, at least 0.</param>
    public static Integer DivisorSum(Factorization n, int power = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(power);
        Integer sum = Integer.One;
        foreach (PrimePower factor in n.Factors)
        {
            Integer ratio = Integer.Pow(factor.Prime, power), series = Integer.One;
            for (int i = 0; i < factor.Exponent; i++) series = (series * ratio) + 1;
            sum *= series;
        }
        return sum;
    }

    /// <summary>The most divisors that are listed.</summary>
    public const int MostDivisors = 10_000_000;

    /// <summary>All divisors, ascending.</summary>
    /// <exception cref="Core.InputError">There are more than <see cref="MostDivisors"/>.</exception>
    public static Integer[] Divisors(Factorization n)
    {
        Integer total = DivisorCount(n);
        if (total > MostDivisors) throw new Core.InputError($"{n.Number} has {total} divisors", expected: $"expected at most {MostDivisors}");
        var divisors = new List<Integer>((int)total) { 1 };
        foreach (PrimePower factor in n.Factors)
        {
            int count = divisors.Count;
            Integer power = 1;
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
