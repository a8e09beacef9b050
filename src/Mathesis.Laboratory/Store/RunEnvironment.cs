using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Laboratory;

/// <summary>The program and the machine that a run was begun with.</summary>
public sealed record RunEnvironment
{
    /// <summary>Mathesis's version.</summary>
    public required string Mathesis { get; init; }

    /// <summary>The .NET runtime: <c>.NET 10.0.1</c>.</summary>
    public required string DotNet { get; init; }

    /// <summary>The operating system and the processor's architecture.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>The processor's name.</summary>
    public required string Processor { get; init; }

    /// <summary>How many logical cores the machine has.</summary>
    public required int Cores { get; init; }

    /// <summary>The vector path of the numerical kernels: runs on different paths may differ in their last bits.</summary>
    public required string VectorPath { get; init; }

    /// <summary>How many threads the run may use; results do not depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary><see cref="Core.RandomStream.Version"/>.</summary>
    public required ulong RandomStream { get; init; }

    /// <summary>Describes this process and machine.</summary>
    /// <param name="threads">How many threads the run may use.</param>
    /// <param name="vectorPath">The kernels' vector path.</param>
    public static RunEnvironment Capture(int threads, string vectorPath) => new()
    {
        Mathesis = Version,
        DotNet = RuntimeInformation.FrameworkDescription,
        OperatingSystem = $"{RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()})",
        Processor = ProcessorName(),
        Cores = System.Environment.ProcessorCount,
        VectorPath = vectorPath,
        Threads = threads,
        RandomStream = Core.RandomStream.Version,
    };

    /// <summary>The widest vectors that the runtime accelerates here: <c>AVX-512</c>, <c>AVX2</c>, <c>128-bit</c> or <c>portable</c>.</summary>
    public static string DetectVectorPath() =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? "AVX-512"
        : Vector256.IsHardwareAccelerated && Avx2.IsSupported ? "AVX2"
        : Vector128.IsHardwareAccelerated ? "128-bit"
        : "portable";

    /// <summary>Why bits may differ when a run begun in the other environment goes on in this one; null when they do not.</summary>
    public string? DifferenceFrom(RunEnvironment other) =>
        VectorPath != other.VectorPath ? $"the run was begun on vector path {other.VectorPath} and goes on on {VectorPath}"
        : RandomStream != other.RandomStream ? $"the run was begun with version {other.RandomStream} of the random stream and goes on with {RandomStream}"
        : Mathesis != other.Mathesis ? $"the run was begun with Mathesis {other.Mathesis} and goes on with {Mathesis}"
        : null;

    private static string Version =>
        typeof(RunEnvironment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static string ProcessorName()
    {
        const string Description = "/proc/cpuinfo";
        try
        {
            if (File.Exists(Description))
            {
                string? line = File.ReadLines(Description).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal));
                if (line is not null) return line[(line.IndexOf(':') + 1)..].Trim();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The name is for people; a machine that hides it is described by its architecture.
        }
        return System.Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
