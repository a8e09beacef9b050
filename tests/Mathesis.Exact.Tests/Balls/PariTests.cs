using System.Diagnostics;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Side by side with PARI/GP, where it is installed: 10,000 digits of the constants, continued fractions, best approximations.</summary>
public class PariTests
{
    [Fact]
    public void Ten_thousand_digits_of_every_constant_are_those_of_PARI()
    {
        const int Count = 10_000;
        string[] theirs = Run($$"""
            default(realprecision, {{Count + 30}});
            show(x) = { my(k = floor(log(x)/log(10)) + 1); print(floor(x * 10^({{Count}} - k))); };
            show(Pi); show(exp(1)); show(log(2)); show(zeta(3)); show(Catalan); show(Euler); show(sqrt(2)); show((1 + sqrt(5))/2);
            """);
        Func<int, Ball>[] ours =
        [
            Constants.Pi, Constants.E, Constants.LogarithmOf2, Constants.Zeta3, Constants.Catalan, Constants.Gamma, bits => Ball.Sqrt(2, bits), Constants.GoldenRatio,
        ];
        Assert.Equal(ours.Length, theirs.Length);
        for (int i = 0; i < ours.Length; i++)
        {
            Assert.True(ProvedDigits.TryCompute(ours[i], Count, out DecimalDigits? digits, out _));
            Assert.Equal(theirs[i], digits.Digits);
        }
    }

    [Fact]
    public void Continued_fractions_and_best_approximations_agree()
    {
        var edges = new EdgeNumbers("beside PARI");
        var script = new StringBuilder();
        var expected = new List<string>();
        for (int i = 0; i < 10_000; i++)
        {
            var value = new Rational(edges.Any(3), edges.Integer(1 + edges.Random.NextBelow(3)));
            script.Append("print(contfrac(").Append(value).Append("));\n");
            expected.Add($"[{string.Join(", ", ContinuedFraction.Expand(value.Numerator, value.Denominator))}]");
            Integer bound = 1 + Integer.Abs(edges.Any(1));
            Convergent best = BestApproximation.Find(value.Numerator, value.Denominator, bound);
            script.Append("x = ").Append(value).Append("; print(abs(x - bestappr(x, ").Append(bound).Append(")));\n");
            expected.Add(Rational.Abs(value - new Rational(best.Numerator, best.Denominator)).ToString());
        }
        string[] theirs = Run(script.ToString());
        Assert.Equal(expected.Count, theirs.Length);
        // Quotients are the same. PARI's approximation has a bounded denominator too, though it is not the nearest in every case.
        for (int i = 0; i < theirs.Length; i += 2)
        {
            Assert.Equal(expected[i], theirs[i]);
            Assert.True(Rational.Parse(expected[i + 1]) <= Rational.Parse(theirs[i + 1]));
        }
    }

    [Fact]
    public void Lattice_volumes_and_first_vectors_compare()
    {
        var random = new RandomStream("exact/tests/lattices beside PARI", 1);
        var script = new StringBuilder();
        var lattices = new List<(Integer[][] Vectors, ReducedLattice Reduced)>();
        for (int i = 0; i < 200; i++)
        {
            int n = 2 + random.NextBelow(7);
            Integer[][] vectors = [.. Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, n).Select(_ => (Integer)(random.NextInRange(-1_000_000, 1_000_000))).ToArray())];
            lattices.Add((vectors, LatticeReduction.Reduce(vectors)));
            string matrix = $"[{string.Join("; ", vectors.Select(row => string.Join(", ", row)))}]";
            script.Append("m = ").Append(matrix).Append("~; r = m * qflll(m); print(matdet(m)^2, \" \", vecmin(apply(c -> norml2(c), Vec(r))));\n");
        }
        string[] lines = Run(script.ToString());
        Assert.Equal(lattices.Count, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            Integer[] theirs = [.. lines[i].Split(' ').Select(text => Integer.Parse(text))];
            if (theirs[0].IsZero) continue;
            int n = lattices[i].Vectors.Length;
            Assert.Equal(theirs[0], LatticeReduction.SquaredVolume(lattices[i].Reduced.Basis));
            // Both are reduced with delta 0.99: their first vectors differ by less than alpha^((n-1)/2) in length.
            Integer shortest = lattices[i].Reduced.Basis.Min(vector => vector.Aggregate(Integer.Zero, (sum, entry) => sum + (entry * entry)));
            Assert.True(shortest <= theirs[1] << n && theirs[1] <= shortest << n);
        }
    }

    private static string[] Run(string script)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, script + "\nquit\n");
            using Process process = Process.Start(new ProcessStartInfo("gp", ["-q", "-f", "-s", "200000000", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error.Result);
            return output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("PARI/GP is not installed here");
            throw;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
