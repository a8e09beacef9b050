using System.Diagnostics;
using System.Text;

namespace Mathesis.Exact.Tests;

/// <summary>Values side by side with mpmath, where python3 has it.</summary>
public class MpmathTests
{
    private const string Script = """
        import sys, mpmath
        from mpmath import mp
        for line in sys.stdin:
            name, m, e, bits = line.split()
            mp.prec = int(bits) + 40 + 400
            x = mpmath.mpf(int(m)) * mpmath.mpf(2) ** int(e)
            y = getattr(mpmath, name)(x)
            # The nearest multiple of 2^-(bits + 20) relative to y's size.
            if y == 0: print(0, 0); continue
            k = int(mpmath.floor(mpmath.log(abs(y), 2))) - int(bits) - 20
            print(int(mpmath.nint(y * mpmath.mpf(2) ** -k)), k)
        """;

    [Fact]
    public void Balls_contain_what_mpmath_computes()
    {
        var samples = new BallSamples("mpmath");
        var cases = new List<(string Name, Ball X, int Precision, Ball Value)>();
        var input = new StringBuilder();
        foreach ((string name, Func<Ball, int, Ball> function, double low, double high) in ElementaryFunctionTests.Functions)
        {
            for (int i = 0; i < 420; i++)
            {
                Ball x = samples.Between(low, high).Ball.Midpoint;
                int precision = 20 + samples.Random.NextBelow(i % 20 == 0 ? 3000 : 300);
                cases.Add((name, x, precision, function(x, precision)));
                input.Append(name).Append(' ').Append(x.Mantissa).Append(' ').Append(x.Exponent).Append(' ').Append(precision).Append('\n');
            }
        }
        string[] lines = Python(input.ToString());
        Assert.Equal(cases.Count, lines.Length);
        int compared = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            string[] parts = lines[i].Split(' ');
            var theirs = new Ball(Integer.Parse(parts[0]), long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Radius.Zero);
            (string name, Ball x, int precision, Ball value) = cases[i];
            Assert.True(Ball.Overlap(value, theirs.Widen(Radius.PowerOfTwo(theirs.Exponent))), $"{name}({x}) at {precision}: {value}, mpmath {theirs}");
            compared++;
        }
        Assert.True(compared >= 10_000);
    }

    private static string[] Python(string input)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("python3", ["-c", Script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
            try
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it read everything: what it says on standard error tells why.
            }
            process.WaitForExit();
            if (error.Result.Contains("ModuleNotFoundError", StringComparison.Ordinal)) Assert.Skip("python3 has no mpmath here");
            Assert.True(process.ExitCode == 0, error.Result);
            return output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not installed here");
            throw;
        }
    }
}
