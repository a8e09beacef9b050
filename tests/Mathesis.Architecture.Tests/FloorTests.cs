namespace Mathesis.Architecture.Tests;

public class FloorTests
{
    [Fact]
    public void EveryProjectHasAPlaceInTheFloors()
    {
        string[] unknown = [.. SourceTree.Projects.Select(SourceTree.NameOf).Where(name => !Floors.Known.Contains(name))];
        Assert.True(unknown.Length == 0, $"{string.Join(", ", unknown)}: add the project to {nameof(Floors)}.cs and to docs/architecture.md");
    }

    [Fact]
    public void EveryProjectIsInTheSolution()
    {
        string solution = File.ReadAllText(Path.Combine(SourceTree.Root, "Mathesis.slnx"));
        IEnumerable<string> all = SourceTree.Projects
            .Concat(Directory.GetFiles(Path.Combine(SourceTree.Root, "tests"), "*.csproj", SearchOption.AllDirectories));
        Assert.All(all, project =>
            Assert.Contains(Path.GetRelativePath(SourceTree.Root, project).Replace('\\', '/'), solution, StringComparison.Ordinal));
    }

    [Fact]
    public void ProjectFilesReferOnlyToFloorsBelow()
    {
        foreach (string project in SourceTree.Projects)
        {
            string name = SourceTree.NameOf(project);
            IReadOnlySet<string> allowed = Floors.AllowedFor(name);
            foreach (string reference in SourceTree.ReferencesOf(project, "ProjectReference").Select(SourceTree.NameOf))
            {
                // The generator writes code at compile time; nothing refers to it when the program runs.
                if (reference == "Core.Generators") continue;
                Assert.True(allowed.Contains(reference), $"{name} refers to {reference}, which docs/architecture.md does not allow");
            }
        }
    }

    [Fact]
    public void CompiledAssembliesReferOnlyToFloorsBelow()
    {
        foreach (string assembly in AssemblyReferences.Own)
        {
            string name = SourceTree.ShortName(Path.GetFileNameWithoutExtension(assembly));
            IReadOnlySet<string> allowed = Floors.AllowedFor(name);
            IEnumerable<string> own = AssemblyReferences.Of(assembly).Where(reference => reference.StartsWith("Mathesis.", StringComparison.Ordinal));
            foreach (string reference in own.Select(SourceTree.ShortName))
                Assert.True(allowed.Contains(reference), $"the assembly of {name} refers to {reference}, which docs/architecture.md does not allow");
        }
    }

    [Fact]
    public void EveryProjectsAssemblyIsExamined() =>
        Assert.Equal(
            SourceTree.Projects.Select(SourceTree.NameOf).Where(name => name != "Core.Generators").Order(StringComparer.Ordinal),
            AssemblyReferences.Own.Select(file => SourceTree.ShortName(Path.GetFileNameWithoutExtension(file))).Order(StringComparer.Ordinal));

    [Fact]
    public void OnlyTheTorchEngineKnowsTorch()
    {
        Assert.All(SourceTree.Projects.Where(project => SourceTree.NameOf(project) != "Networks.Torch"), project =>
            Assert.DoesNotContain(SourceTree.ReferencesOf(project, "PackageReference"), IsTorch));
        Assert.All(AssemblyReferences.Own.Where(file => !file.EndsWith("Mathesis.Networks.Torch.dll", StringComparison.Ordinal)), file =>
            Assert.DoesNotContain(AssemblyReferences.Of(file), IsTorch));

        static bool IsTorch(string name) => name.Contains("torch", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("Mathesis.", StringComparison.Ordinal);
    }

    [Fact]
    public void CoreNeedsNoPackage() =>
        Assert.Empty(SourceTree.ReferencesOf(SourceTree.Projects.Single(project => SourceTree.NameOf(project) == "Core"), "PackageReference"));

    [Fact]
    public void TheFloorsHaveNoCycle() =>
        Assert.All(Floors.Known, name => Assert.DoesNotContain(name, Floors.AllowedFor(name)));

    [Fact]
    public void TheLaboratoryKnowsNoMathematics() => Assert.Equal(["Core"], Floors.AllowedFor("Laboratory"));
}
