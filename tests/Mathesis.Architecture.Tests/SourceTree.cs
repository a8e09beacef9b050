using System.Xml.Linq;

namespace Mathesis.Architecture.Tests;

/// <summary>The projects and source files of the working copy that the tests were built in.</summary>
internal static class SourceTree
{
    /// <summary>The root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The project files under <c>src</c>.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>The source files under <c>src</c>.</summary>
    public static IReadOnlyList<string> Files { get; } = FilesUnder("src");

    /// <summary>The source files under <c>src</c>, <c>tests</c> and <c>benchmarks</c>.</summary>
    public static IReadOnlyList<string> AllFiles { get; } = [.. Files, .. FilesUnder("tests"), .. FilesUnder("benchmarks")];

    /// <summary>A project's name without the common prefix: <c>Core</c>.</summary>
    public static string NameOf(string projectFile) => ShortName(Path.GetFileNameWithoutExtension(projectFile));

    /// <summary>The name of an assembly or project without the common prefix; the program's assembly is that of <c>Cli</c>.</summary>
    public static string ShortName(string name) =>
        name == "mathesis" ? "Cli"
        : name.StartsWith("Mathesis.", StringComparison.Ordinal) ? name["Mathesis.".Length..]
        : name;

    /// <summary>The names that a project file refers to by elements of that kind: files for projects, names for packages.</summary>
    public static IEnumerable<string> ReferencesOf(string projectFile, string element) =>
        XDocument.Load(projectFile).Descendants(element).Select(reference => (string)reference.Attribute("Include")!);

    private static IReadOnlyList<string> FilesUnder(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Mathesis.slnx"))) return folder.FullName;
        throw new InvalidOperationException("the tests do not lie in a working copy");
    }
}
