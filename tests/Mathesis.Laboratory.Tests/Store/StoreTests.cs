using Mathesis.Core;

namespace Mathesis.Laboratory.Tests;

public class StoreTests
{
    [Fact]
    public void ANewStoreIsHiddenFromGit()
    {
        using var folder = new TemporaryFolder();
        using Store store = Store.Open(folder["s"]);
        Assert.Equal("*\n", File.ReadAllText(folder["s/.gitignore"]));
        Assert.Equal(folder[Path.Combine("s", "runs", "x")], store.RunFolder("x"));
    }

    [Fact]
    public void AStoreThatCannotBeCreatedIsOneClearLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        InputError error = Assert.Throws<InputError>(() => Store.Open(folder["file/store"]));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("file/store", error.Message.Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyOneHolderHasALock()
    {
        using var folder = new TemporaryFolder();
        Assert.False(RunLock.IsHeld(folder.Path));
        using (RunLock? first = RunLock.TryAcquire(folder.Path))
        {
            Assert.NotNull(first);
            Assert.Null(RunLock.TryAcquire(folder.Path));
            Assert.True(RunLock.IsHeld(folder.Path));
            InputError error = Assert.Throws<InputError>(() => RunLock.Acquire(folder.Path, "k7f", TimeSpan.FromMilliseconds(120), CancellationToken.None));
            Assert.Contains("run k7f is being executed by another process", error.Message, StringComparison.Ordinal);
        }
        Assert.False(RunLock.IsHeld(folder.Path));
        using RunLock? second = RunLock.TryAcquire(folder.Path);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task ALockIsTakenWhenItsHolderEnds()
    {
        using var folder = new TemporaryFolder();
        RunLock first = RunLock.TryAcquire(folder.Path)!;
        Task<RunLock> second = Task.Run(() => RunLock.Acquire(folder.Path, "k7f", TimeSpan.FromMinutes(1), CancellationToken.None));
        await Task.Delay(150);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }
}
