using System.ComponentModel;
using System.Diagnostics;

namespace Mathesis.Exact.Tests;

/// <summary>PARI/GP as an oracle: one process for many questions.</summary>
internal static class PariGp
{
    /// <summary>The answer to each expression, without blanks. The test is skipped where gp is not installed.</summary>
    public static string[] Ask(IReadOnlyList<string> expressions)
    {
        var start = new ProcessStartInfo("gp", "-q -f -s 500000000") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Process? started = null;
        try
        {
            started = Process.Start(start);
        }
        catch (Win32Exception)
        {
            Assert.Skip("PARI/GP is not installed (apt-get install pari-gp)");
        }
        using Process process = started!;
        // Answers are read while questions are still written, or a full pipe would stop both.
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        foreach (string expression in expressions) process.StandardInput.WriteLine($"print({expression})");
        process.StandardInput.Close();
        string[] answers = output.Result.Replace(" ", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.True(answers.Length == expressions.Count, $"gp gave {answers.Length} answers to {expressions.Count} questions: {errors.Result}");
        return answers;
    }
}
