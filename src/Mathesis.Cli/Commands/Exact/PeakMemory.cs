using System.Diagnostics;

namespace Mathesis.Cli;

/// <summary>The most memory that the program has held.</summary>
internal static class PeakMemory
{
    /// <summary>Bytes of the peak working set so far.</summary>
    public static long Bytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }
}
