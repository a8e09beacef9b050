using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary>A problem for people to read.</summary>
internal static class ProblemText
{
    /// <summary>Writes the question, the answer and, where asked for, the working.</summary>
    public static void Write(TextWriter output, ProblemSource source, Problem problem, bool withWork)
    {
        output.WriteLine(problem.Question.Id);
        output.WriteLine($"  question  {problem.Question.Statement}");
        output.WriteLine($"  answer    {problem.Key.Gold}  ({problem.Question.Answer.Type})");
        if (!withWork) return;
        string title = "  working   ";
        foreach (string line in source.Maker.Work(problem))
        {
            output.WriteLine(title + line);
            title = "            ";
        }
    }
}
