using System.Diagnostics;

namespace Mathesis.Exact.Tests;

/// <summary>Runs test classes of this assembly again in a process of its own.</summary>
internal static class ChildProcess
{
    /// <summary>Runs classes with a changed environment; the process must end without a failed test.</summary>
    public static async Task Run(IEnumerable<Type> classes, params (string Variable, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (Type tests in classes)
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(tests.FullName!);
        }
        foreach ((string variable, string value) in environment) start.Environment[variable] = value;
        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, output + await errors);
    }
}
