namespace Mathesis.Core.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WritesWholeContentAndLeavesNothingBeside()
    {
        string path = Path.Combine(folder, "new", "a.txt");
        AtomicFile.WriteAllText(path, "one");
        AtomicFile.WriteAllText(path, "two");
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void AFailingWriterLeavesTheOldFile()
    {
        string path = Path.Combine(folder, "a.txt");
        AtomicFile.WriteAllText(path, "old");
        Assert.Throws<FormatException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new FormatException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void AFileInPlaceOfTheFolderIsOneLine()
    {
        string file = Path.Combine(folder, "a");
        File.WriteAllText(file, "");
        InputError error = Assert.Throws<InputError>(() => AtomicFile.WriteAllText(Path.Combine(file, "b"), ""));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains(file, error.Message);
    }

    [Fact]
    public void AFullDiskIsOneLineAndTheOldFileStays()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        string path = Path.Combine(folder, "a.txt");
        AtomicFile.WriteAllText(path, "old");
        InputError error = Assert.Throws<InputError>(() => AtomicFile.Write(path, _ =>
        {
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
            full.Write(new byte[1 << 16]);
            full.Flush();
        }));
        Assert.Contains("cannot write", error.Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder));
    }
}
