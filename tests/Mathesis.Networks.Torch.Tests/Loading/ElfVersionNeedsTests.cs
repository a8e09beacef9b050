using System.Reflection;
using Mathesis.Core;

namespace Mathesis.Networks.Torch.Tests;

public class ElfVersionNeedsTests
{
    [Fact]
    public void TheShippedLibraryAsksForTheAvailableVersionAfterRenaming()
    {
        byte[] library = ShippedLibrary();
        int before = ElfVersionNeeds.Names(library).Count;
        ElfVersionNeeds.Rename(library, ["GLIBCXX_3.4.31", "GLIBCXX_3.4.32"], "GLIBCXX_3.4.30");
        IReadOnlyList<string> names = ElfVersionNeeds.Names(library);
        Assert.Equal(before, names.Count);
        Assert.DoesNotContain("GLIBCXX_3.4.32", names);
        Assert.Contains("GLIBCXX_3.4.30", names);
        Assert.Contains("GLIBC_2.2.5", names);
    }

    [Fact]
    public void RenamingChangesAtMostEightBytesForEachVersion()
    {
        byte[] shipped = ShippedLibrary();
        byte[] renamed = [.. shipped];
        ElfVersionNeeds.Rename(renamed, ["GLIBCXX_3.4.32"], "GLIBCXX_3.4.30");
        Assert.Equal(shipped.Length, renamed.Length);
        Assert.InRange(shipped.Zip(renamed).Count(pair => pair.First != pair.Second), 1, 8);
    }

    [Fact]
    public void AVersionThatTheLibraryDoesNotAskForCannotReplaceAnother() =>
        Assert.Throws<InputError>(() => ElfVersionNeeds.Rename(ShippedLibrary(), ["GLIBCXX_3.4.32"], "GLIBCXX_9.9.9"));

    [Fact]
    public void OtherFilesAreRefused()
    {
        Assert.Throws<InputError>(() => ElfVersionNeeds.Names("not a library at all"u8));
        byte[] cut = "\u007fELF\u0002\u0001"u8.ToArray();
        Assert.Throws<InputError>(() => ElfVersionNeeds.Names(cut));
    }

    private static byte[] ShippedLibrary()
    {
        string? folder = typeof(LibTorch).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(entry => entry.Key == "LibTorchSharp")?.Value;
        string path = Path.Combine(folder ?? "", "libLibTorchSharp.so");
        if (!File.Exists(path)) Assert.Skip("the package of this system has no ELF library");
        return File.ReadAllBytes(path);
    }
}
