using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Functions of integers, with limits on the size of what is computed.</summary>
internal static class IntegerFunctions
{
    /// <summary>The largest n of n!.</summary>
    public const int FactorialLimit = 1_000_000;

    private static readonly string limit = FactorialLimit.ToString(CultureInfo.InvariantCulture);

    /// <summary>n!; null when n is no integer.</summary>
    public static Rational? Factorial(Rational n, string name)
    {
        if (!n.IsInteger) return null;
        if (n.Sign < 0) throw new InputError($"{name} is not defined there", expected: name == "gamma" ? "gamma has poles at 0, -1, -2, ..." : "expected a number that is not a negative integer");
        if (n > FactorialLimit) throw new InputError($"{name} of a number above {limit}", expected: $"expected at most {limit}");
        return Exact.Factorial.Of((int)n.Numerator);
    }

    /// <summary>n (n-1) ... (n-k+1) / k!.</summary>
    public static Integer Binomial(IReadOnlyList<Integer> arguments)
    {
        (Integer n, Integer k) = (arguments[0], arguments[1]);
        if (k.Sign < 0) return Integer.Zero;
        if (n.Sign >= 0)
        {
            if (k > n) return Integer.Zero;
            k = Integer.Min(k, n - k);
        }
        if (k > FactorialLimit || k * n.BitLength > 1 << 25) throw new InputError($"a binomial coefficient of {n} over {k} is too long", expected: $"expected at most {limit} below");
        return FallingProduct(n - k + 1, (int)k) / Exact.Factorial.Of((int)k);
    }

    /// <summary>The n-th Fibonacci number; negative ones by F(-n) = (-1)^(n+1) F(n).</summary>
    public static Integer Fibonacci(IReadOnlyList<Integer> arguments)
    {
        Integer n = Integer.Abs(arguments[0]);
        if (n > 40_000_000) throw new InputError($"the Fibonacci number of {n} is too long", expected: "expected at most 40000000");
        Integer value = Exact.Fibonacci.Of((int)n);
        return arguments[0].Sign < 0 && n.IsEven ? -value : value;
    }

    /// <summary>a mod n in [0, |n|).</summary>
    public static Integer Modulo(IReadOnlyList<Integer> arguments) =>
        arguments[1].IsZero ? throw new InputError("a residue modulo 0", expected: "expected a modulus other than 0") : Integer.Mod(arguments[0], Integer.Abs(arguments[1]));

    /// <summary>a^k mod n, also for a negative k when a has an inverse.</summary>
    public static Integer ModularPower(IReadOnlyList<Integer> arguments)
    {
        (Integer a, Integer k, Integer n) = (arguments[0], arguments[1], arguments[2]);
        if (n.Sign <= 0) throw new InputError($"a power modulo {n}", expected: "expected a positive modulus");
        if (k.Sign >= 0) return Integer.ModPow(a, k, n);
        (Integer gcd, Integer inverse, _) = Integer.ExtendedGcd(Integer.Mod(a, n), n);
        if (!gcd.IsOne) throw new InputError($"{a} has no inverse modulo {n}", expected: "expected coprime numbers");
        return Integer.ModPow(inverse, -k, n);
    }

    private static Integer FallingProduct(Integer low, int count) => count switch
    {
        0 => Integer.One,
        1 => low,
        _ => FallingProduct(low, count / 2) * FallingProduct(low + (count / 2), count - (count / 2)),
    };
}
