using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>
/// libtorch in this process. It is loaded when a network first needs it, from where NuGet keeps its package, so that programs
/// that do not need it pay nothing and no output folder holds a copy.
/// </summary>
public static class LibTorch
{
    private static readonly Lazy<string?> problem = new(Load);

    /// <summary>Why libtorch cannot be used here, in words, or null when it was loaded.</summary>
    public static string? Problem => problem.Value;

    /// <summary>The version that the build chose: <c>2.10.0</c>.</summary>
    public static string Version => Recorded("libtorch.version") ?? "of unknown version";

    /// <summary>How many threads one operation may use, in the whole process; at least 1.</summary>
    /// <exception cref="InputError">libtorch cannot be loaded.</exception>
    public static int Threads
    {
        get
        {
            Require();
            return torch.get_num_threads();
        }

        set
        {
            Require();
            if (torch.get_num_threads() != value) torch.set_num_threads(Math.Max(1, value));
        }
    }

    private static string Rid => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 when OperatingSystem.IsLinux() => "linux-x64",
        Architecture.X64 when OperatingSystem.IsWindows() => "win-x64",
        Architecture.Arm64 when OperatingSystem.IsMacOS() => "osx-arm64",
        _ => "",
    };

    /// <summary>Makes sure that libtorch is loaded.</summary>
    /// <exception cref="InputError">It cannot be: one line that says why.</exception>
    public static void Require()
    {
        if (Problem is { } reason)
            throw new InputError($"libtorch cannot be loaded: {reason}", expected: "use the native engine, or see mathesis doctor");
    }

    private static string? Load()
    {
        if (Rid.Length == 0) return $"there is no libtorch for {RuntimeInformation.RuntimeIdentifier}; there is for linux-x64, win-x64 and osx-arm64";
        if (Find("libtorch", FileOf("torch_cpu"), $"libtorch-cpu-{Rid}") is not { } engine)
            return $"{FileOf("torch_cpu")} was not found; dotnet restore brings it";
        if (Find("LibTorchSharp", FileOf("LibTorchSharp"), "torchsharp") is not { } bridge)
            return $"{FileOf("LibTorchSharp")} was not found; dotnet restore brings it";
        try
        {
            // In the order of their dependencies: each finds those before it by name, already loaded.
            foreach (string library in new[] { "c10", "torch_cpu", "torch" }) NativeLibrary.Load(Path.Combine(engine, FileOf(library)));
            nint handle = LoadBridge(Path.Combine(bridge, FileOf("LibTorchSharp")));
            NativeLibrary.SetDllImportResolver(typeof(torch).Assembly, (name, _, _) => name == "LibTorchSharp" ? handle : 0);
            Begin();
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or TypeInitializationException or NotSupportedException or InputError)
        {
            string reason = exception is InputError ? exception.Message : (exception.InnerException ?? exception).Message;
            return reason.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        }
    }

    /// <summary>Loads the library between TorchSharp and libtorch: as shipped, or as a copy that an older C++ library accepts.</summary>
    private static nint LoadBridge(string path)
    {
        if (NativeLibrary.TryLoad(path, out nint handle) || !OperatingSystem.IsLinux()) return handle != 0 ? handle : NativeLibrary.Load(path);
        return NativeLibrary.Load(OlderBridge.Prepare(path));
    }

    /// <summary>The first call into libtorch; kept apart so that nothing of TorchSharp is touched before its libraries are loaded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Begin()
    {
        torch.set_num_interop_threads(1);
        torch.set_num_threads(1);
    }

    /// <summary>The folder that holds a library: beside the program, where the build found it, or in NuGet's folder.</summary>
    private static string? Find(string recorded, string file, string package)
    {
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string?[] places =
        [
            AppContext.BaseDirectory,
            Path.Combine(AppContext.BaseDirectory, "runtimes", Rid, "native"),
            Recorded(recorded),
            Path.Combine(packages, package, Recorded($"{recorded}.version") ?? "", "runtimes", Rid, "native"),
        ];
        return places.FirstOrDefault(place => place is not null && File.Exists(Path.Combine(place, file)));
    }

    private static string FileOf(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    private static string? Recorded(string key) =>
        typeof(LibTorch).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(entry => entry.Key == key)?.Value;
}
