using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Mathesis.Benchmarks.ExactNumbers;
using Mathesis.Core;
using Mathesis.Exact;

// Usage: exact-numbers [seconds a measurement, 0.1] [operation]
double seconds = 0.1;
if (args.Length > 0 && !(double.TryParse(args[0], CultureInfo.InvariantCulture, out seconds) && seconds > 0))
{
    Console.Error.WriteLine($"exact-numbers: '{args[0]}' is no time; expected the seconds of a measurement, then an operation: 0.1 gcd");
    Environment.Exit(2);
}
string only = args.Length > 1 ? args[1] : "";

Console.WriteLine($"{Environment.ProcessorCount} processors, load {Load()}, .NET {Environment.Version}");
if (!Gmp.IsPresent) Console.WriteLine(Gmp.Installation);
Console.WriteLine("Medians in microseconds; ratios above 1 mean that Mathesis is faster. Division is of 2 n limbs by n.");
Console.WriteLine();
Console.WriteLine("| operation | limbs | Mathesis | BigInteger | GMP | BigInteger / Mathesis | GMP / Mathesis |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
foreach (string operation in new[] { "multiply", "multiply limbs", "square", "divide", "divide limbs", "gcd", "write", "read" })
{
    if (only.Length > 0 && only != operation) continue;
    foreach (int limbs in new[] { 1, 10, 30, 100, 300, 1000, 3000, 10_000, 100_000 })
    {
        if (limbs > 10_000 && operation is not ("multiply" or "square" or "divide" or "gcd")) continue;
        Row(operation, limbs);
    }
}
if (only.Length == 0 || only == "semiprimes")
{
    Console.WriteLine();
    Semiprimes.Print(Show);
}
if (only.Length == 0 || only == "polynomials")
{
    Console.WriteLine();
    PolynomialRows.Print(seconds, Show);
}
Console.WriteLine();
Console.WriteLine($"load at the end {Load()}");

void Row(string operation, int limbs)
{
    ulong[] x = Random(limbs, 1), y = Random(limbs, 2), wide = Random(2 * limbs, 3);
    var a = new Integer(1, x);
    var b = new Integer(1, y);
    var dividend = new Integer(1, wide);
    BigInteger bigA = (BigInteger)a, bigB = (BigInteger)b, bigDividend = (BigInteger)dividend;
    string digits = a.ToString();
    ulong[] product = new ulong[2 * limbs], quotient = new ulong[limbs + 1], rest = new ulong[limbs];
    // Quadratic in time or nearly so.
    bool isSlow = limbs > 10_000 && operation is ("gcd" or "divide");
    Action own = operation switch
    {
        "multiply" => () => _ = a * b,
        "multiply limbs" => () => NaturalKernels.Multiply(product, x, y),
        "divide limbs" => () => NaturalKernels.Divide(quotient, rest, wide, y),
        "square" => () => _ = Integer.Square(a),
        "divide" => () => _ = Integer.DivRem(dividend, b),
        "gcd" => () => _ = Integer.Gcd(a, b),
        "write" => () => _ = a.ToString(),
        _ => () => _ = Integer.Parse(digits),
    };
    Action platform = operation switch
    {
        "multiply" or "multiply limbs" => () => _ = bigA * bigB,
        "square" => () => _ = bigA * bigA,
        "divide" or "divide limbs" => () => _ = BigInteger.DivRem(bigDividend, bigB, out _),
        "gcd" => () => _ = BigInteger.GreatestCommonDivisor(bigA, bigB),
        "write" => () => _ = bigA.ToString(CultureInfo.InvariantCulture),
        _ => () => _ = BigInteger.Parse(digits, CultureInfo.InvariantCulture),
    };
    double ownTime = MedianTime.Of(own, seconds);
    double? platformTime = isSlow ? null : MedianTime.Of(platform, seconds);
    double? gmpTime = Gmp.IsPresent ? MedianTime.Of(GmpOperation(operation, x, y, wide, digits), seconds) : null;
    string gmp = gmpTime is double time ? Show(time * 1e6) : "", gmpRatio = gmpTime is double other ? Show(other / ownTime) : "";
    string big = platformTime is double known ? Show(known * 1e6) : "", bigRatio = platformTime is double slower ? Show(slower / ownTime) : "";
    Console.WriteLine($"| {operation} | {limbs} | {Show(ownTime * 1e6)} | {big} | {gmp} | {bigRatio} | {gmpRatio} |");
}

static unsafe Action GmpOperation(string operation, ulong[] x, ulong[] y, ulong[] wide, string digits)
{
    Gmp.Number* a = Gmp.Of(x), b = Gmp.Of(y), dividend = Gmp.Of(wide), result = Gmp.New(), rest = Gmp.New();
    byte* text = (byte*)Marshal.StringToCoTaskMemUTF8(digits), room = (byte*)NativeMemory.Alloc((nuint)digits.Length + 2);
    return operation switch
    {
        "multiply" or "multiply limbs" => () => Gmp.Multiply(result, a, b),
        "square" => () => Gmp.Multiply(result, a, a),
        "divide" or "divide limbs" => () => Gmp.Divide(result, rest, dividend, b),
        "gcd" => () => Gmp.Gcd(result, a, b),
        "write" => () => Gmp.Write(room, 10, a),
        _ => () => _ = Gmp.Read(result, text, 10),
    };
}

static ulong[] Random(int limbs, ulong index)
{
    var random = new RandomStream("benchmarks/exact-numbers", (ulong)limbs, index);
    var result = new ulong[limbs];
    for (int i = 0; i < limbs; i++) result[i] = random.NextUInt64();
    result[^1] |= 1UL << 62;
    return result;
}

static string Show(double value) => value.ToString(value >= 100 ? "F0" : value >= 10 ? "F1" : value >= 1 ? "F2" : "F3", CultureInfo.InvariantCulture);

static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
