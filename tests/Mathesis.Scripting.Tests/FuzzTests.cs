using System.Text;
using Mathesis.Core;

namespace Mathesis.Scripting.Tests;

/// <summary>100,000 random programs: mutated ones, and soups of tokens. Each ends within its limits, with a result or one of the two errors.</summary>
public class FuzzTests
{
    private const int Programs = 100_000;

    private static readonly string[] tokens =
    [
        "x", "y", "f", "0", "1", "-1", "2.5", "'a'", "f'{x}'", "[", "]", "(", ")", "{", "}", ",", ":", ".", "=", "==", "+", "-", "*", "**", "//", "%", "<", "in", "not", "and", "or", "if", "else", "for", "while", "def", "return", "yield", "lambda",
        "class", "try", "except", "finally", "raise", "import", "from", "math", "del", "global", "nonlocal", "assert", "pass", "break", "continue", "\n", "\n    ", "\n        ", "print", "range(5)", "len", "sorted", "x[1:]", "x.append(1)", "*", ":=", "is", "None", "True",
        "sum", "map", "zip", "str", "int", "dict", "set", "super()", "self", "__init__", "Exception", "e", "as", "random", "re", "\\", "#", "\"", "@", "...", ";", "1e999", "0x", "é", "\t", "\0",
    ];

    private static readonly ScriptLimits limits = new() { Steps = 20_000, Memory = 5_000_000, Output = 10_000, Depth = 100, Time = TimeSpan.FromSeconds(10) };

    [Fact]
    public void Random_programs_end_with_a_result_or_a_known_error()
    {
        string[] seeds = [.. Enumerable.Range(0, 40).Select(seed => new ProgramGenerator((ulong)seed).Write())];
        int failures = 0;
        string first = "";
        Parallel.For(0, Programs, i =>
        {
            string text = Write(seeds, (ulong)i);
            Exception? error = Record.Exception(() => Script.Compile(text).Run(limits));
            if (error is null or LimitError || (error is ScriptError known && known.Kind != "SystemError")) return;
            if (Interlocked.Increment(ref failures) == 1) first = text + "\n" + error;
        });
        Assert.True(failures == 0, $"{failures} of {Programs}; the first:\n{first}");
    }

    private static string Write(string[] seeds, ulong index)
    {
        var random = new RandomStream("tests/scripting/fuzz", 1, index);
        if (random.NextBelow(3) == 0) return string.Join(" ", Enumerable.Range(0, 1 + random.NextBelow(40)).Select(_ => tokens[random.NextBelow(tokens.Length)]));
        // A few lines of a program that is right, with some tokens changed.
        string[] lines = seeds[random.NextBelow(seeds.Length)].Split('\n');
        int start = random.NextBelow(lines.Length), count = 1 + random.NextBelow(12);
        var text = new StringBuilder(string.Join("\n", lines[..10]) + "\n" + string.Join("\n", lines.Skip(start).Take(count)));
        for (int i = random.NextBelow(4); i > 0 && text.Length > 1; i--)
        {
            int place = random.NextBelow(text.Length);
            if (random.NextBelow(2) == 0) text.Remove(place, Math.Min(1 + random.NextBelow(5), text.Length - place));
            else text.Insert(place, tokens[random.NextBelow(tokens.Length)]);
        }
        return text.ToString();
    }
}
