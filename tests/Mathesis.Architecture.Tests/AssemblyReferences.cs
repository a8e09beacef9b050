using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Mathesis.Architecture.Tests;

/// <summary>Reads which assemblies a compiled assembly refers to, without loading it.</summary>
internal static class AssemblyReferences
{
    /// <summary>The compiled assemblies of Mathesis beside the tests.</summary>
    public static IReadOnlyList<string> Own { get; } =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => SourceTree.Projects.Any(project => AssemblyOf(project) == Path.GetFileNameWithoutExtension(file)))
            .Order(StringComparer.Ordinal)];

    /// <summary>The simple names of the assemblies that one refers to.</summary>
    public static IReadOnlyList<string> Of(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static string AssemblyOf(string projectFile)
    {
        string name = Path.GetFileNameWithoutExtension(projectFile);
        return name == "Mathesis.Cli" ? "mathesis" : name;
    }
}
