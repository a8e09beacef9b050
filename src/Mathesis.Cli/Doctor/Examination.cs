using System.Globalization;
using System.Runtime.InteropServices;
using Mathesis.Networks.Torch;
using Mathesis.Numerics;

namespace Mathesis.Cli;

/// <summary>Looks at the machine: what Mathesis needs, what it uses when present, and how to add what is missing.</summary>
internal static class Examination
{
    private const double Gibibyte = 1024.0 * 1024 * 1024;

    /// <summary>All checks.</summary>
    /// <param name="store">The store that runs would be written to.</param>
    /// <param name="isTerminal">Whether standard output is a terminal.</param>
    public static IReadOnlyList<Check> Run(string store, bool isTerminal) =>
    [
        Sdk(),
        new("runtime", CheckState.Ok, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}"),
        new("vector path", CheckState.Ok, VectorPath.Name),
        new("cores", CheckState.Ok, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
        new("memory", CheckState.Ok, Amount(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)),
        Store(store),
        new("terminal", CheckState.Ok, isTerminal ? "yes: the live display is drawn" : "no: progress is printed as lines"),
        LibTorchEngine(),
        PyTorch(),
    ];

    private static Check Sdk()
    {
        string? version = Tool.Ask("dotnet", "--version");
        bool fits = version is not null && int.TryParse(version.Split('.')[0], CultureInfo.InvariantCulture, out int major) && major >= 10;
        return fits
            ? new Check(".NET SDK", CheckState.Ok, version!)
            : new Check(".NET SDK", CheckState.Missing, version is null ? "not found" : $"{version} is too old", SdkRemedy());
    }

    private static string SdkRemedy() =>
        OperatingSystem.IsWindows() ? "winget install Microsoft.DotNet.SDK.10"
        : OperatingSystem.IsMacOS() ? "brew install dotnet-sdk"
        : "curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0";

    private static Check Store(string store)
    {
        string full = Path.GetFullPath(store);
        string? existing = full;
        // A file on the way stays in the path, so that trying to write below it says that it is no folder.
        while (existing is not null && !Path.Exists(existing)) existing = Path.GetDirectoryName(existing);
        string probe = Path.Combine(existing!, $".mathesis-probe-{Environment.ProcessId}");
        try
        {
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) { }
            return new Check("store", CheckState.Ok, $"{full}, {Amount(new DriveInfo(existing!).AvailableFreeSpace)} free");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Check("store", CheckState.Missing, $"{full} cannot be written", "give another folder with --store DIR");
        }
    }

    /// <summary>libtorch comes with the build; it runs architectures that the native engine is not meant for, and tests that engine.</summary>
    private static Check LibTorchEngine() => LibTorch.Problem is { } reason
        ? new Check("libtorch", CheckState.Optional, $"cannot be loaded: {reason}", "dotnet restore src/Mathesis.Networks.Torch")
        : new Check("libtorch", CheckState.Ok, $"{LibTorch.Version} (engine for architectures that nobody needs fast)");

    /// <summary>PyTorch is the peer of the training benchmark; nothing else uses it.</summary>
    private static Check PyTorch()
    {
        string? version = Tool.Ask("python3", "-c", "import importlib.metadata as m; print(m.version('torch'))");
        return version is not null
            ? new Check("PyTorch", CheckState.Ok, $"{version} (peer of the training benchmark)")
            : new Check("PyTorch", CheckState.Optional, "absent: the training benchmark runs without its peer",
                OperatingSystem.IsLinux() ? "sudo apt-get install python3-torch libopenblas0-pthread" : "pip install torch");
    }

    private static string Amount(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Gibibyte:0.0} GiB");
}
