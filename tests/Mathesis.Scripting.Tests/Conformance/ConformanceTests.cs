namespace Mathesis.Scripting.Tests;

/// <summary>Programs print the same, and end with the same exception, as under CPython.</summary>
public class ConformanceTests(ITestOutputHelper output)
{
    private const int RandomPrograms = 2300;
    private static readonly ScriptLimits limits = new() { Time = TimeSpan.FromSeconds(30), Steps = 50_000_000 };

    [Fact]
    public void Written_programs_print_what_they_print_under_CPython()
    {
        using ReferencePython? python = ReferencePython.Start();
        Assert.SkipWhen(python is null, "python3 of version 3.11 or later is not installed");
        string[] programs = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "programs.txt")).Split("# ---\n");
        Compare(python!, programs);
    }

    [Fact]
    public void Random_programs_print_what_they_print_under_CPython()
    {
        using ReferencePython? python = ReferencePython.Start();
        Assert.SkipWhen(python is null, "python3 of version 3.11 or later is not installed");
        Compare(python!, Enumerable.Range(0, RandomPrograms).Select(seed => new ProgramGenerator((ulong)seed).Write()));
    }

    private void Compare(ReferencePython python, IEnumerable<string> programs)
    {
        int count = 0, different = 0;
        foreach (string program in programs)
        {
            count++;
            (string expected, string ending) = python.Run(program);
            string actual, ended = "";
            try
            {
                actual = Script.Compile(program + "\n").Run(limits).Output;
            }
            catch (ScriptError error)
            {
                (actual, ended) = ("", error.Kind);
                if (ending.Length == 0) actual = error.ToString();
            }
            catch (LimitError error)
            {
                (actual, ended) = ($"LimitError: {error.Message}", "LimitError");
            }
            // A program that ends by an exception has printed something that the error does not carry.
            if (ended.Length > 0 && ending.StartsWith(ended, StringComparison.Ordinal)) continue;
            if (ended.Length == 0 && ending.Length == 0 && actual == expected) continue;
            different++;
            if (different <= 20) output.WriteLine($"--- program {count}\n{Difference(program, expected + ending, actual)}");
        }
        output.WriteLine($"{count} programs, {different} different");
        Assert.Equal(0, different);
    }

    private static string Difference(string program, string expected, string actual)
    {
        string[] wanted = expected.Split('\n'), given = actual.Split('\n');
        int line = 0;
        while (line < wanted.Length && line < given.Length && wanted[line] == given[line]) line++;
        string At(string[] lines) => line < lines.Length ? lines[line] : "(nothing)";
        return $"{program}\nCPython:  {At(wanted)}\nMathesis: {At(given)}";
    }
}
