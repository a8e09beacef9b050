using Mathesis.Core;

namespace Mathesis.Networks.Torch;

/// <summary>
/// Makes libLibTorchSharp.so load beside a C++ library older than the one it was built with (Debian 12, Ubuntu 22.04).
/// </summary>
/// <remarks>
/// The shipped library asks for version GLIBCXX_3.4.32 of libstdc++; those systems have 3.4.30. The one symbol of that version
/// marks an initialisation and is bound to nothing, so the library runs with 3.4.30. A copy is made whose request names that
/// version; it lies in a cache folder (MATHESIS_CACHE, or <c>mathesis</c> in the user's own), and the package stays as it is.
/// </remarks>
internal static class OlderBridge
{
    /// <summary>The version that the oldest supported systems have.</summary>
    private const string Available = "GLIBCXX_3.4.30";

    private static readonly string[] newer = ["GLIBCXX_3.4.31", "GLIBCXX_3.4.32"];

    /// <summary>Where copies are kept.</summary>
    public static string CacheFolder =>
        Environment.GetEnvironmentVariable("MATHESIS_CACHE") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "mathesis");

    /// <summary>The path of a copy that asks for the available version; made when it is not there yet.</summary>
    /// <param name="shipped">The library as the package has it.</param>
    /// <exception cref="InputError">The library cannot be read or the copy cannot be written.</exception>
    public static string Prepare(string shipped)
    {
        byte[] library = File.ReadAllBytes(shipped);
        ElfVersionNeeds.Rename(library, newer, Available);
        // Named after its content, so that another version of the package gets another copy.
        string name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(library))[..16];
        string copy = Path.Combine(CacheFolder, "libtorchsharp", name, Path.GetFileName(shipped));
        if (!File.Exists(copy) || new FileInfo(copy).Length != library.Length) AtomicFile.Write(copy, stream => stream.Write(library));
        return copy;
    }
}
