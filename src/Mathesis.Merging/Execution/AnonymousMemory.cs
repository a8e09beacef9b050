using System.Diagnostics;
using System.Globalization;

namespace Mathesis.Merging;

/// <summary>The anonymous memory of the process: heaps, stacks and buffers, without files that are mapped.</summary>
internal static class AnonymousMemory
{
    /// <summary>Bytes now.</summary>
    public static long Now()
    {
        if (OperatingSystem.IsLinux())
        {
            foreach (string line in File.ReadLines("/proc/self/status"))
            {
                if (line.StartsWith("RssAnon:", StringComparison.Ordinal))
                    return 1024 * long.Parse(line.AsSpan(8).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
            }
        }
        using var process = Process.GetCurrentProcess();
        return process.PrivateMemorySize64;
    }
}
