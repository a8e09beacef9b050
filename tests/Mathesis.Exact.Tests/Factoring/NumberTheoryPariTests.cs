using System.Diagnostics;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Differential tests against PARI's calculator gp, where it is installed.</summary>
public class NumberTheoryPariTests
{
    [Fact]
    public async Task Ten_thousand_cases_of_each_operation_agree_with_pari()
    {
        const string program = "/usr/bin/gp";
        if (!File.Exists(program)) Assert.Skip("gp is absent: apt-get install pari-gp");
        var random = new RandomStream("exact/tests/pari", 1);
        var script = new StringBuilder();
        var expected = new List<string>();
        for (int i = 0; i < 10_000; i++)
        {
            Integer a = Draw(random, 1 + (i % 62)), b = Draw(random, 1 + (i % 60)), m = Draw(random, 100) | Integer.One;
            string[] rows = [.. Factorization.Of(a).Factors.Select(factor => $"{factor.Prime}, {factor.Exponent}")];
            string matrix = "[" + string.Join("; ", rows) + "]";
            Add($"factor({a})", rows.Length == 1 ? $"Mat({matrix})" : matrix, a.IsOne);
            Add($"gcd({a}*{m},{b}*{m})", Integer.Gcd(a * m, b * m).ToString());
            Add($"lift(Mod({a},{m})^{b})", Integer.ModPow(a, b, m).ToString());
            Add($"ispseudoprime({b})", Primality.IsProbablePrime(b) ? "1" : "0");
            Add($"kronecker({a},{m})", JacobiSymbol.Of(a, m).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        using var process = Process.Start(new ProcessStartInfo(program, "-q -f --default parisizemax=200M") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Task<string> answer = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(script.ToString());
        process.StandardInput.Close();
        string[] lines = (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, lines);

        void Add(string question, string own, bool leaveOut = false)
        {
            if (leaveOut) return;
            script.Append("print(").Append(question).Append(")\n");
            expected.Add(own);
        }
    }

    private static Integer Draw(RandomStream random, int bits)
    {
        Integer value = Integer.LowBits(new Integer(1, [random.NextUInt64(), random.NextUInt64()]), bits);
        return value.IsZero ? Integer.One : value;
    }
}
