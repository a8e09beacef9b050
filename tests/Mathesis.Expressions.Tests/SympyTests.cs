using System.ComponentModel;
using System.Diagnostics;
using Mathesis.Core;

namespace Mathesis.Expressions.Tests;

/// <summary>Verdicts beside sympy, which is given our own trees: a difference that is large at a point or simplifies to 0 decides there.</summary>
public class SympyTests
{
    /// <summary>A thousand in every run; MATHESIS_SYMPY_PAIRS asks for more.</summary>
    private static readonly int pairCount = int.TryParse(Environment.GetEnvironmentVariable("MATHESIS_SYMPY_PAIRS"), out int wanted) ? wanted : 1000;

    private const string Script = """
        import sys
        import sympy
        from sympy import Rational, sin, cos, exp, sqrt, pi, symbols
        x, y, a = symbols('x y a')
        point = {x: Rational(13, 17), y: Rational(-7, 11), a: Rational(19, 5)}
        other = {x: Rational(-5, 3), y: Rational(3, 7), a: Rational(2, 13)}
        for line in sys.stdin:
            try:
                difference = eval(line)
                if difference == 0:
                    print('equal')
                    continue
                near = abs(difference.subs(point).evalf(20)) < 1e-12 and abs(difference.subs(other).evalf(20)) < 1e-12
                print('near' if near else 'different')
            except Exception:
                print('failed')
        """;

    [Fact]
    public void No_verdict_contradicts_sympy()
    {
        var random = new RandomStream("expressions/tests/sympy", 1);
        var trees = new RandomTrees(random);
        var pairs = new List<(Expression First, Expression Second)>();
        while (pairs.Count < pairCount)
        {
            Expression tree = trees.Make(2 + random.NextBelow(2));
            Expression second = random.NextBelow(2) == 0 ? trees.Rewrite(tree) : random.NextBelow(2) == 0 ? trees.Make(2) : trees.Rewrite(trees.Mutate(tree));
            if (RandomTrees.Python(tree).Length + RandomTrees.Python(second).Length < 3000) pairs.Add((tree, second));
        }
        string[] verdicts = Ask(pairs.Select(pair => $"({RandomTrees.Python(pair.First)})-({RandomTrees.Python(pair.Second)})"));
        int contradictions = 0, compared = 0;
        for (int i = 0; i < pairs.Count; i++)
        {
            if (verdicts[i] == "failed") continue;
            compared++;
            Sameness ours = Equivalence.Compare(pairs[i].First, pairs[i].Second);
            // Two values within 1e-12 at two points are taken for equal: the mutations differ by more.
            if ((verdicts[i] == "different" && ours == Sameness.Equal) || (verdicts[i] is "equal" or "near" && ours == Sameness.Different)) contradictions++;
        }
        Assert.True(compared > pairCount * 0.95, $"{compared} compared");
        Assert.Equal(0, contradictions);
    }

    private static string[] Ask(IEnumerable<string> differences)
    {
        string file = Path.Combine(Path.GetTempPath(), $"mathesis-sympy-{Environment.ProcessId}.py");
        File.WriteAllText(file, Script);
        try
        {
            var start = new ProcessStartInfo("python3", [file]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            try
            {
                foreach (string difference in differences) process.StandardInput.WriteLine(difference);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended at once: the import failed.
            }
            process.WaitForExit();
            string[] lines = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.SkipUnless(process.ExitCode == 0, "python3 has no sympy");
            return lines;
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is not here");
            throw;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
