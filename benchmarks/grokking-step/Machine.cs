namespace Mathesis.Benchmarks.GrokkingStep;

/// <summary>The machine that is measured.</summary>
internal static class Machine
{
    /// <summary>The processor's name as the operating system gives it, or its architecture.</summary>
    public static string Name { get; } = Find();

    private static string Find()
    {
        const string file = "/proc/cpuinfo", field = "model name";
        string? line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(text => text.StartsWith(field, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();
    }
}
