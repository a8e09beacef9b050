using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>A folder of verified schemes, a file each, named by the conventions of the public collections.</summary>
/// <param name="folder">The folder; made when the first scheme is kept.</param>
public sealed class SchemeStore(string folder)
{
    /// <summary>Keeps a scheme and returns its file; one of that name is replaced.</summary>
    /// <exception cref="InputError">It does not compute its map, or the folder cannot be written.</exception>
    public string Save(BilinearScheme scheme)
    {
        SchemeVerifier.Require(scheme);
        string path = Path.Combine(folder, $"{SchemeFileName.For(scheme)}.json");
        SchemeFiles.Write(path, scheme);
        return path;
    }

    /// <summary>All schemes, verified again, in the order of their names; a damaged file is an error that names it.</summary>
    public IReadOnlyList<(string Path, BilinearScheme Scheme)> ReadAll() => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(path => (path, SchemeVerifier.Require(SchemeFiles.Read(path), path)))];
}
