using Mathesis.Exact;

namespace Mathesis.Papers;

/// <summary>The published schemes that the program carries.</summary>
internal static class PublishedSchemes
{
    private const string Prefix = "schemes/";

    /// <summary>The names of all files.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(PublishedSchemes).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Reads one.</summary>
    public static BilinearScheme Read(string name)
    {
        using Stream stream = typeof(PublishedSchemes).Assembly.GetManifestResourceStream(Prefix + name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return SchemeFiles.ReadAll(name, bytes)[0];
    }
}
