using Mathesis.Laboratory;

namespace Mathesis.Cli.Tests;

public sealed class KillTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-kills-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The program itself trains a small network, is killed a hundred times at random moments, and ends with the same bits.</summary>
    [Fact]
    public async Task ATrainingKilledAHundredTimesEndsWithTheSameBits()
    {
        RunDrillResult result = await RunDrill.RunAsync(
            new RunDrillOptions
            {
                Self = new SelfCommand("dotnet", [Path.Combine(AppContext.BaseDirectory, "mathesis.dll")]),
                Start = store =>
                [
                    "train", "modular-addition", "--scale", "smoke", "--store", store,
                    "--set", "maximum-steps=20000", "steps-after-target=-1", "checkpoint-every=2000", "evaluate-every=200",
                ],
                Folder = folder,
                Kills = 100,
                LongestDelay = TimeSpan.FromSeconds(0.6),
                SnapshotInterval = TimeSpan.FromSeconds(0.05),
            },
            static _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(100, result.Kills);
        Assert.Empty(result.Differences);
        // The runs were compared by what they left: the network, its checkpoints and the recorded stream.
        Assert.True(result.Values >= 12, $"only {result.Values} results were compared");
    }
}
