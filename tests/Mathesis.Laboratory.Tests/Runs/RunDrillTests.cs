using Mathesis.Core;

namespace Mathesis.Laboratory.Tests;

public class RunDrillTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("count", 1, 12)]
    [InlineData("single", 1, 8)]
    public async Task KilledProcessesResumeToTheSameBits(string experiment, int replicates, int kills)
    {
        using var folder = new TemporaryFolder();
        RunDrillResult result = await RunDrill.RunAsync(Options(folder, experiment, replicates, kills, "300"), output.WriteLine, CancellationToken.None);
        Assert.Empty(result.Differences);
        Assert.Equal(kills, result.Kills);
        Assert.True(result.Values > 10);
    }

    [Fact]
    public async Task ADrillNoticesWhatIsNotReproducible()
    {
        using var folder = new TemporaryFolder();
        RunDrillOptions options = Options(folder, "single", 1, 1, "100");
        int starts = 0;
        RunDrillResult result = await RunDrill.RunAsync(
            options with { Start = store => [.. options.Start(store), "--set-steps", starts++ == 0 ? "60" : "63"] }, output.WriteLine, CancellationToken.None);
        Assert.Contains(result.Differences, text => text.Contains("streams/counting.jsonl", StringComparison.Ordinal));
        Assert.Contains(result.Differences, text => text.EndsWith("checkpoints/0063.bin was not there without kills", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADrillOfARunThatNeverFinishesSaysWhatTheRunSaid()
    {
        using var folder = new TemporaryFolder();
        RunDrillOptions options = Options(folder, "cuont", 1, 1, "100");
        InputError error = await Assert.ThrowsAsync<InputError>(() => RunDrill.RunAsync(options, output.WriteLine, CancellationToken.None));
        Assert.Contains("did you mean count?", error.Message, StringComparison.Ordinal);
    }

    private static RunDrillOptions Options(TemporaryFolder folder, string experiment, int replicates, int kills, string work) => new()
    {
        Self = Bench.Self,
        Start = store =>
        [
            "start", experiment, "--store", store, "--replicates", replicates.ToString(System.Globalization.CultureInfo.InvariantCulture), "--set-work", work,
        ],
        Folder = folder.Path,
        Kills = kills,
        SnapshotInterval = TimeSpan.FromMilliseconds(20),
    };
}
