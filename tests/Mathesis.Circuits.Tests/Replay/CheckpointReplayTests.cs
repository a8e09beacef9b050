using Mathesis.Core;

namespace Mathesis.Circuits.Tests;

public sealed class CheckpointReplayTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-replay-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Checkpoints_are_found_by_rising_step_and_other_files_left_alone()
    {
        Write("1000000.safetensors", "000200.safetensors", "000000.safetensors", "final.safetensors", "000400.safetensors.tmp", "notes.txt", "-00001.safetensors");
        IReadOnlyList<CheckpointFile> files = CheckpointReplay.Find(folder);
        Assert.Equal([0, 200, 1000000], files.Select(file => file.Step));
        Assert.Equal(Path.Combine(folder, "000200.safetensors"), files[1].Path);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Results_are_in_the_order_of_the_files(int threads)
    {
        CheckpointFile[] files = [.. Enumerable.Range(0, 50).Select(i => new CheckpointFile(i, $"{i}"))];
        IReadOnlyList<long> results = CheckpointReplay.Map(files, file => file.Step * file.Step, threads);
        Assert.Equal(files.Select(file => file.Step * file.Step), results);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_error_of_a_damaged_checkpoint_comes_through(int threads)
    {
        CheckpointFile[] files = [.. Enumerable.Range(0, 10).Select(i => new CheckpointFile(i, $"{i}"))];
        Assert.Throws<InputError>(() => CheckpointReplay.Map<long>(files, file => file.Step == 7 ? throw new InputError("damaged", file.Path) : 0, threads));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void It_can_be_interrupted(int threads)
    {
        using var source = new CancellationTokenSource();
        CheckpointFile[] files = [.. Enumerable.Range(0, 1000).Select(i => new CheckpointFile(i, $"{i}"))];
        int done = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => CheckpointReplay.Map(files, _ =>
        {
            int number = Interlocked.Increment(ref done);
            if (number == 5) source.Cancel();
            // A worker that is ahead waits: the one that cancels may be held up while the others would finish everything.
            else if (number > 5) source.Token.WaitHandle.WaitOne();
            return 0;
        }, threads, cancellation: source.Token));
        Assert.InRange(done, 5, 20);
    }

    [Fact]
    public void Folders_without_checkpoints_get_one_line()
    {
        Assert.EndsWith("nothing: no such folder; expected a folder of checkpoints",
            Assert.Throws<InputError>(() => CheckpointReplay.Find(Path.Combine(folder, "nothing"))).Message, StringComparison.Ordinal);
        Assert.EndsWith("holds no checkpoint; expected files named by their step, as 000200.safetensors",
            Assert.Throws<InputError>(() => CheckpointReplay.Find(folder)).Message, StringComparison.Ordinal);
        Write("1.safetensors", "01.safetensors");
        Assert.Contains("two checkpoints are of step 1", Assert.Throws<InputError>(() => CheckpointReplay.Find(folder)).Message, StringComparison.Ordinal);
    }

    private void Write(params string[] names)
    {
        foreach (string name in names) File.WriteAllText(Path.Combine(folder, name), "");
    }
}
