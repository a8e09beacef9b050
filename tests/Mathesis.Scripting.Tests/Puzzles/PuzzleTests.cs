using System.Text.Json;
using Mathesis.Tests;

namespace Mathesis.Scripting.Tests;

/// <summary>
/// The programming puzzles of Schuster et al. (2021), 1,715 of them: <c>puzzles.json</c> of their repository. Every reference
/// solution has to satisfy its puzzle.
/// </summary>
public class PuzzleTests(ITestOutputHelper output)
{
    private static readonly ScriptLimits limits = new() { Digits = 100_000, Time = TimeSpan.FromSeconds(60), Steps = 2_000_000_000, Memory = 8L << 30 };

    [Fact]
    public void Reference_solutions_satisfy_their_puzzles()
    {
        Puzzle[] puzzles = JsonSerializer.Deserialize<Puzzle[]>(File.ReadAllText(TestData.Path("p3/puzzles.json")))!;
        int verified = 0;
        var failures = new List<string>();
        foreach (Puzzle puzzle in puzzles)
        {
            foreach (string solution in puzzle.Bodies)
            {
                string verdict = Verify(puzzle, solution);
                if (verdict == "True") verified++;
                else failures.Add($"{puzzle.Name}: {verdict}");
            }
        }
        output.WriteLine($"{puzzles.Length} puzzles, {verified + failures.Count} solutions, {verified} verified; not verified:");
        foreach (string failure in failures) output.WriteLine(failure);
        Assert.True(failures.Count < 0.03 * (verified + failures.Count), string.Join("\n", failures));
    }

    private static string Verify(Puzzle puzzle, string solution)
    {
        try
        {
            ScriptValue answer = Script.Compile(puzzle.Header + "\n" + solution).Call("sol", limits: limits).Value;
            ScriptValue verdict = Script.Compile("from typing import *\n" + puzzle.Check).Call("sat", [answer], limits).Value;
            return verdict.ToString();
        }
        catch (Exception error) when (error is ScriptError or LimitError)
        {
            return error.Message.Length > 300 ? error.Message[..300] : error.Message;
        }
    }
}
