using System.Diagnostics;
using System.Text.Json;

namespace Mathesis.Cli.Tests;

/// <summary>mathesis exact: what each command prints, its JSON, its exit codes.</summary>
public class ExactCommandTests
{
    [Theory]
    [InlineData(0, "3.1415926535", "eval", "pi", "--digits", "11")]
    [InlineData(0, "2/3", "eval", "1/3 + 1/3")]
    [InlineData(0, "170141183460469231731687303715884105727", "eval", "2^127 - 1")]
    [InlineData(0, "0", "eval", "sqrt(2)*sqrt(3) - sqrt(6)")]
    [InlineData(0, "0", "eval", "sin(pi)")]
    [InlineData(0, "0 +- ", "eval", "exp(ln(2)) - 2")]
    [InlineData(0, "360 = 2^3 * 3^2 * 5", "factor", "6!/2")]
    [InlineData(0, "-12 = -1 * 2^2 * 3", "factor", "-12")]
    [InlineData(0, "1 = 1", "factor", "1")]
    [InlineData(0, "97 is prime", "prime", "97")]
    [InlineData(1, "91 is not prime", "prime", "91")]
    [InlineData(0, "1009 is prime", "prime", "1000", "--next")]
    [InlineData(0, "2", "gcd", "240", "46", "10")]
    [InlineData(0, "60", "lcm", "4", "6", "10")]
    [InlineData(0, "1 2 3 4 6 12", "divisors", "12")]
    [InlineData(0, "96", "totient", "360")]
    [InlineData(0, "[7; (1, 4, 3, 1, 2, 2, 1, 3, 4, 1, 14)]", "contfrac", "sqrt(61)")]
    [InlineData(0, "[4; 2, 6, 7]", "contfrac", "415/93")]
    [InlineData(0, "[2; -2, -4]", "contfrac", "14/9", "--nearest")]
    [InlineData(0, "[3; 7, 15, 1, 292, ...]", "contfrac", "pi", "--terms", "5")]
    [InlineData(0, "[3; 7, ...]", "contfrac", "3.14159")]
    [InlineData(0, "355/113", "convergents", "3.14159265", "--max-denominator", "1000")]
    [InlineData(0, "23 mod 105", "crt", "2 mod 3", "3 mod 5", "2 mod 7")]
    [InlineData(1, "no solution: the congruences contradict each other", "crt", "1 mod 4", "2 mod 6")]
    [InlineData(0, "468", "order", "2", "1007")]
    [InlineData(0, "16", "dlog", "5", "3", "23")]
    [InlineData(1, "no logarithm: 3 is no power of 4 modulo 7", "dlog", "4", "3", "7")]
    [InlineData(0, "51 62", "sqrtmod", "2", "113")]
    [InlineData(1, "no roots: 3 is not a square modulo 7", "sqrtmod", "3", "7")]
    [InlineData(0, "x^2 - 2 = (x^2 - 2)", "roots", "x^2 - 2")]
    [InlineData(0, "x^6 - 6*x^4 - 6*x^3 + 12*x^2 - 36*x + 1", "minpoly", "sqrt(2) + cbrt(3)")]
    [InlineData(0, "x^3 + x^2 - 2*x - 1", "minpoly", "2*cos(2*pi/7)")]
    [InlineData(1, "none of degree up to 3 is supported", "minpoly", "1.41421", "--degree", "3")]
    [InlineData(0, "1 -4 1", "pslq", "atan(1)", "atan(1/5)", "atan(1/239)")]
    [InlineData(1, "no relation is supported", "pslq", "pi", "ln(2)", "1")]
    [InlineData(0, "1 -7 2", "lll", "1 0 331", "0 1 47")]
    [InlineData(0, "21 = 3 * 7", "shor", "21")]
    public void TheFirstLineIsTheResult(int code, string first, params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(["exact", .. arguments]);
        Assert.Equal("", run.Error);
        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith(first, run.Output.Split('\n')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eval", "sqrt(2)", "1/4")]
    [InlineData("factor", "2^64 + 1", "15")]
    [InlineData("prime", "2^61 - 1", "--certificate")]
    [InlineData("contfrac", "sqrt(2)", "e")]
    [InlineData("roots", "(x^2 - 3)*(2*x - 1)")]
    [InlineData("pslq", "phi^2", "phi", "1")]
    [InlineData("lll", "4 1", "1 4")]
    [InlineData("shor", "35")]
    public void JsonIsOneValueWithASchema(string command, params string[] arguments)
    {
        JsonElement json = ProgramRun.Of(["exact", command, .. arguments, "--json"]).Json();
        Assert.Equal(1, json.GetProperty("schema").GetInt32());
        Assert.Equal("exact " + command, json.GetProperty("command").GetString());
        Assert.NotEmpty(json.GetProperty("results").EnumerateArray());
    }

    [Fact]
    public void InputsComeFromStandardInputWhenThereAreNoArguments()
    {
        ProcessStartInfo start = ProgramRun.Describe(Path.Combine(AppContext.BaseDirectory, "mathesis.dll"), ["exact", "factor"], Path.GetTempPath());
        start.RedirectStandardInput = true;
        using Process process = Process.Start(start)!;
        process.StandardInput.Write("15\n\n 2^10\n");
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("15 = 3 * 5\n1024 = 2^10\n", output);
    }

    [Fact]
    public void TenThousandDigitsOfPiEndAsTheyShould()
    {
        string digits = ProgramRun.Of(["exact", "eval", "pi", "--digits", "10001"]).Output.Split('\n')[0];
        Assert.Equal(10_002, digits.Length);
        // Places 9,991 to 10,000 after the point of the published expansion.
        Assert.EndsWith("5256375678", digits, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eval 1+", "column 3: the end stands where a number is due", "expected a number")]
    [InlineData("eval 9^9^9^9", "a power is too long", "binary digits")]
    [InlineData("eval 2 --digits 0", "--digits: 0 is out of range", "expected 1 to 1000000")]
    [InlineData("eval ln(-pi)", "'ln(-pi)' is not a real number", "expected a value that is defined")]
    [InlineData("factor 0", "0 has no factorisation into primes", "expected a positive integer")]
    [InlineData("factor 1/2", "'1/2' is 1/2", "expected an integer")]
    [InlineData("divisors -3", "-3 is too small", "at least 1")]
    [InlineData("crt 2", "'2' is not a congruence", "2 mod 3")]
    [InlineData("order 2 6", "2 has no order modulo 6", "expected coprime")]
    [InlineData("order 2", "1 number is given", "a number A and a modulus N")]
    [InlineData("sqrtmod 2 9", "modulus 9 is not prime", "expected a prime")]
    [InlineData("roots x+y", "column 3: a second variable 'y'", "one variable")]
    [InlineData("lll 1,2 3", "vector 2 has 1 entries", "one length")]
    [InlineData("lll 1,2 --delta 2", "delta 2 is out of range", "99/100")]
    [InlineData("shor 22", "22 is even: it has the factor 2", "expected an odd number")]
    [InlineData("shor 23", "23 is prime", "expected an odd number")]
    [InlineData("shor 27", "27 = 3^3 is a power of a prime", "expected an odd number")]
    [InlineData("shor 21 --base 20", "the base 20 is out of range", "expected 2 to 19")]
    [InlineData("contfrac 1.5e3", "the decimal is known to too few digits", "such as 3/2")]
    [InlineData("contfrac pi --terms 0", "--terms: 0 is out of range", "expected 1 to")]
    [InlineData("minpoly 2 --degree 99", "--degree: 99 is out of range", "expected 1 to 60")]
    [InlineData("factr 3", "unknown command 'factr'", "did you mean factor?")]
    public void BadInputIsOneLine(string arguments, string wrong, string right)
    {
        string line = ProgramRun.Of(["exact", .. arguments.Split(' ')]).AssertOneLineOfError();
        Assert.Contains(wrong, line, StringComparison.Ordinal);
        Assert.Contains(right, line, StringComparison.Ordinal);
    }
}
