using System.Text.RegularExpressions;

namespace Mathesis.Architecture.Tests;

public partial class FileTests
{
    private const int MostLines = 600;

    [Fact]
    public void NoFileIsLong() => Assert.All(SourceTree.AllFiles, file =>
    {
        int lines = File.ReadAllLines(file).Length;
        Assert.True(lines <= MostLines, $"{Relative(file)} has {lines} lines; split it by topic, the most is {MostLines}");
    });

    [Fact]
    public void AFileIsNamedAfterItsFirstType() => Assert.All(SourceTree.AllFiles, file =>
    {
        string[] types = [.. VisibleType().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)];
        if (types.Length == 0) return;
        // A partial type may be spread over files such as Kernel.Vector512.cs.
        string name = Path.GetFileName(file).Split('.')[0];
        Assert.True(types[0] == name, $"{Relative(file)} begins with the type {types[0]}; name the file after it");
    });

    [Fact]
    public void NamespacesAreProjects() => Assert.All(SourceTree.Files, file =>
    {
        string project = Relative(file).Split('/')[1];
        Match match = Namespace().Match(File.ReadAllText(file));
        if (match.Success)
            Assert.True(match.Groups["name"].Value == project, $"{Relative(file)} declares {match.Groups["name"].Value}; expected {project}");
    });

    private static string Relative(string file) => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/');

    [GeneratedRegex(
        @"^(?:public|internal) (?:(?:static|sealed|abstract|partial|readonly|unsafe|ref) )*(?:record struct|record class|class|record|struct|interface|enum|delegate [\w<>\[\]?,. ]+?) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex VisibleType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
