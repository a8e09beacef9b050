using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>The functions that expressions may call.</summary>
internal static class FunctionTable
{
    /// <summary>Every function.</summary>
    public static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Real("sqrt", Ball.Sqrt, x => RationalPowers.Root(x, 2)),
        Real("cbrt", (x, bits) => Ball.Root(x, 3, bits), x => RationalPowers.Root(x, 3)),
        new("root", "root(x, n)", 2, 2)
        {
            AtRationals = x => RationalPowers.Root(x[0], Degree(x[1])),
            AtBalls = (x, bits) => x[1].ExactInteger is Integer degree && degree.TryToInt64(out long n) && n is > 0 and < 1 << 20 ? Ball.Root(x[0], (int)n, bits) : Ball.Indeterminate,
        },
        Real("exp", Ball.Exp, x => x.IsZero ? Rational.One : null),
        Real("ln", Ball.Log, LogarithmOfRational),
        new("log", "log(x) or log(x, base)", 1, 2)
        {
            AtRationals = x => x.Count == 1 ? LogarithmOfRational(x[0]) : RationalPowers.Logarithm(x[0], x[1]),
            AtBalls = (x, bits) => x.Count == 1 ? Ball.Log(x[0], bits) : Ball.Log(x[0], x[1], bits),
        },
        Real("log2", (x, bits) => Ball.Log(x, 2, bits), x => RationalPowers.Logarithm(x, 2)),
        Real("log10", (x, bits) => Ball.Log(x, 10, bits), x => RationalPowers.Logarithm(x, 10)),
        Real("sin", Ball.Sin, ZeroAtZero),
        Real("cos", Ball.Cos, OneAtZero),
        Real("tan", Ball.Tan, ZeroAtZero),
        Real("cot", (x, bits) => Ball.Divide(1, Ball.Tan(x, bits + 4), bits)),
        Real("sec", (x, bits) => Ball.Divide(1, Ball.Cos(x, bits + 4), bits), OneAtZero),
        Real("csc", (x, bits) => Ball.Divide(1, Ball.Sin(x, bits + 4), bits)),
        Real("asin", Ball.Asin, ZeroAtZero, "arcsin"),
        Real("acos", Ball.Acos, x => x.IsInteger && x.Numerator.IsOne ? Rational.Zero : null, "arccos"),
        Real("atan", Ball.Atan, ZeroAtZero, "arctan"),
        new("atan2", "atan2(y, x)", 2, 2) { AtBalls = (x, bits) => Ball.Atan2(x[0], x[1], bits) },
        Real("sinh", Ball.Sinh, ZeroAtZero),
        Real("cosh", Ball.Cosh, OneAtZero),
        Real("tanh", Ball.Tanh, ZeroAtZero),
        Real("asinh", Ball.Asinh, ZeroAtZero, "arsinh"),
        Real("acosh", Ball.Acosh, x => x.IsInteger && x.Numerator.IsOne ? Rational.Zero : null, "arcosh"),
        Real("atanh", Ball.Atanh, ZeroAtZero, "artanh"),
        Real("zeta", Ball.Zeta, ZetaOfInteger),
        Real("gamma", Ball.Gamma, x => x.IsInteger ? IntegerFunctions.Factorial(x - 1, "gamma") : null),
        new("abs", "abs(x)", 1, 1) { AtRationals = x => Rational.Abs(x[0]), AtBalls = (x, _) => Ball.Abs(x[0]) },
        new("sign", "sign(x)", 1, 1) { AtRationals = x => x[0].Sign, AtBalls = (x, _) => x[0].Sign is int sign ? sign : Ball.Indeterminate },
        new("floor", "floor(x)", 1, 1) { AtRationals = x => Rational.Floor(x[0]), AtBalls = (x, _) => x[0].Floor is Integer floor ? floor : Ball.Indeterminate },
        new("ceil", "ceil(x)", 1, 1)
        {
            AtRationals = x => Rational.Ceiling(x[0]),
            AtBalls = (x, _) => (-x[0]).Floor is Integer floor ? -floor : Ball.Indeterminate,
            OtherNames = ["ceiling"],
        },
        new("round", "round(x)", 1, 1)
        {
            AtRationals = x => Rational.Round(x[0]),
            AtBalls = (x, bits) => Ball.Add(x[0], Ball.Scale(1, -1), bits).Floor is Integer floor ? floor : Ball.Indeterminate,
        },
        new("min", "min(x, ...)", 1, 64) { AtRationals = x => x.Min(), AtBalls = (x, bits) => x.Aggregate((a, b) => Smaller(a, b, bits)) },
        new("max", "max(x, ...)", 1, 64) { AtRationals = x => x.Max(), AtBalls = (x, bits) => -x.Aggregate(Ball.Indeterminate, (a, b) => a.IsFinite ? Smaller(a, -b, bits) : -b) },
        OfIntegers("gcd", "gcd(a, ...)", 1, 64, x => x.Aggregate(Integer.Zero, Integer.Gcd)),
        OfIntegers("lcm", "lcm(a, ...)", 1, 64, x => x.Aggregate(Integer.One, Integer.Lcm)),
        OfIntegers("mod", "mod(a, n)", 2, 2, IntegerFunctions.Modulo),
        OfIntegers("binomial", "binomial(n, k)", 2, 2, IntegerFunctions.Binomial),
        OfIntegers("fibonacci", "fibonacci(n)", 1, 1, IntegerFunctions.Fibonacci),
        OfIntegers("powmod", "powmod(a, k, n)", 3, 3, IntegerFunctions.ModularPower),
        new("factorial", "factorial(n) or n!", 1, 1)
        {
            AtRationals = x => IntegerFunctions.Factorial(x[0], "factorial"),
            AtBalls = (x, bits) => Ball.Gamma(Ball.Add(x[0], 1, bits + 8), bits),
        },
    ];

    /// <summary>Every function by each of its names.</summary>
    public static IReadOnlyDictionary<string, FunctionDefinition> ByName { get; } =
        All.SelectMany(function => function.OtherNames.Prepend(function.Name).Select(name => (name, function)))
            .ToDictionary(pair => pair.name, pair => pair.function, StringComparer.Ordinal);

    private static FunctionDefinition Real(string name, Func<Ball, int, Ball> atBall, Func<Rational, Rational?>? atRational = null, params string[] otherNames) =>
        new(name, $"{name}(x)", 1, 1)
        {
            AtRationals = atRational is null ? null : x => atRational(x[0]),
            AtBalls = (x, bits) => atBall(x[0], bits),
            OtherNames = otherNames,
        };

    private static FunctionDefinition OfIntegers(string name, string usage, int fewest, int most, Func<IReadOnlyList<Integer>, Integer> value) =>
        new(name, usage, fewest, most)
        {
            AtRationals = x => value([.. x.Select(number => number.IsInteger ? number.Numerator : throw new InputError($"{name} of {number}", expected: "expected integers"))]),
        };

    private static Rational? ZeroAtZero(Rational x) => x.IsZero ? Rational.Zero : null;

    private static Rational? OneAtZero(Rational x) => x.IsZero ? Rational.One : null;

    private static Rational? LogarithmOfRational(Rational x) =>
        x.Sign <= 0 ? throw new InputError($"the logarithm of {x} is not real", expected: "expected a number above 0") : x.IsInteger && x.Numerator.IsOne ? Rational.Zero : null;

    private static Rational? ZetaOfInteger(Rational x)
    {
        if (x == Rational.One) throw new InputError("zeta(1) is not defined", expected: "expected another number");
        // zeta(-n) = -B(n + 1) / (n + 1), with zeta(0) = -1/2
        return x.IsInteger && x.Sign <= 0 && x > -10_000 ? ZetaAtNegative((int)-x.Numerator) : null;
    }

    private static Rational ZetaAtNegative(int n) =>
        n == 0 ? new Rational(-1, 2) : n % 2 == 0 ? Rational.Zero : -BernoulliNumbers.Even((n + 1) / 2) / (n + 1);

    private static int Degree(Rational x) =>
        x.IsInteger && x.Numerator.TryToInt64(out long n) && n is > 0 and < 1 << 20 ? (int)n : throw new InputError($"a root of degree {x}", expected: "expected a degree from 1 to 1048575");

    private static Ball Smaller(Ball a, Ball b, int bits) => Ball.Compare(a, b) switch
    {
        < 0 => a,
        >= 0 => b,
        // The smaller one is in whichever ball it is in.
        null => Ball.Union(a, b, bits),
    };
}
