namespace Mathesis.Laboratory.Tests;

public class ResumeTests
{
    private static readonly TimeSpan EveryFewSteps = TimeSpan.FromSeconds(17);

    [Fact]
    public async Task CancellingAtAnyStepAndResumingGivesTheSameFiles()
    {
        using var bench = new Bench();
        SortedDictionary<string, string> expected = bench.Files((await bench.RunAsync(Bench.Request("single"))).Run.Id);
        Assert.Contains("main/1/streams/rare.jsonl", expected.Keys);

        for (long stop = 0; stop < 60; stop += 7)
        {
            using var cancellation = new CancellationTokenSource();
            bench.Single.BeforeStep = (_, step) =>
            {
                if (step == stop) cancellation.Cancel();
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(Bench.Request("single"), null, cancellation.Token));
            Assert.Equal(RunState.Interrupted, bench.Latest.State);
            bench.Single.BeforeStep = null;
            RunOutcome outcome = await bench.ResumeAsync(bench.Latest.Id);
            Assert.Equal(expected, bench.Files(outcome.Run.Id));
            Assert.Equal(RunState.Finished, bench.Latest.State);
        }
    }

    [Fact]
    public async Task DyingAgainAndAgainWithoutSavingGivesTheSameFiles()
    {
        using var bench = new Bench(EveryFewSteps, new SteppingTime());
        SortedDictionary<string, string> expected = bench.Files((await bench.RunAsync(Bench.Request("single"))).Run.Id);

        string id = await DieAsync(bench, 9);
        var begun = new List<long>();
        foreach (long death in (long[])[13, 20, 21, 40, 59])
        {
            bench.Single.BeforeStep = (_, step) =>
            {
                begun.Add(step);
                if (step == death) throw new TimeoutException("died");
            };
            await Assert.ThrowsAsync<ArmFailedException>(() => bench.ResumeAsync(id));
        }
        bench.Single.BeforeStep = null;
        await bench.ResumeAsync(id);
        Assert.Equal(expected, bench.Files(id));
        Assert.DoesNotContain(0, begun);
    }

    [Theory]
    [InlineData("torn line")]
    [InlineData("whole rows after the snapshot")]
    [InlineData("a stream that began after the snapshot")]
    [InlineData("a torn atomic write")]
    [InlineData("latest snapshot changed")]
    [InlineData("latest snapshot cut")]
    [InlineData("both snapshots changed")]
    [InlineData("stream shorter than the snapshot says")]
    public async Task DamageIsRepaired(string damage)
    {
        using var bench = new Bench(EveryFewSteps, new SteppingTime());
        SortedDictionary<string, string> expected = bench.Files((await bench.RunAsync(Bench.Request("single"))).Run.Id);
        string id = await DieAsync(bench, 45);
        string folder = bench.Store.RunFolder(bench.Store.Journal.Children(id)[0].Id);
        string stream = Path.Combine(folder, "streams", "counting.jsonl");
        string[] snapshots = [.. Directory.GetFiles(Path.Combine(folder, "snapshots")).Order(StringComparer.Ordinal)];
        Assert.Equal(2, snapshots.Length);
        bool isDamaged = true;
        switch (damage)
        {
            case "torn line":
                File.AppendAllText(stream, "{\"step\":46,\"val");
                isDamaged = false;
                break;
            case "whole rows after the snapshot":
                File.AppendAllText(stream, "{\"step\":46,\"value\":1,\"odd\":1}\n");
                isDamaged = false;
                break;
            case "a stream that began after the snapshot":
                File.WriteAllText(Path.Combine(folder, "streams", "late.jsonl"), "{\"step\":1,\"x\":1}\n");
                isDamaged = false;
                break;
            case "a torn atomic write":
                File.WriteAllText(Path.Combine(folder, "checkpoints", "0049.bin.17.0123456789abcdef.tmp"), "x");
                isDamaged = false;
                break;
            case "latest snapshot changed":
                Flip(snapshots[1]);
                break;
            case "latest snapshot cut":
                File.WriteAllBytes(snapshots[1], File.ReadAllBytes(snapshots[1])[..^5]);
                break;
            case "both snapshots changed":
                Flip(snapshots[0]);
                Flip(snapshots[1]);
                break;
            default:
                File.WriteAllText(stream, "");
                break;
        }
        bench.Single.BeforeStep = null;
        var observer = new RecordingObserver();
        await bench.ResumeAsync(id, observer);
        Assert.Equal(expected, bench.Files(id));
        Assert.Equal(isDamaged, observer.Events.Any(text => text.Contains("is damaged", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task MeasurementsMadeBeforeTheSnapshotSurvive()
    {
        using var bench = new Bench(EveryFewSteps, new SteppingTime());
        string id = await DieAsync(bench, 45);
        bench.Single.BeforeStep = null;
        await bench.ResumeAsync(id);
        RunRecord arm = Assert.Single(bench.Store.Journal.Children(id));
        Assert.Equal(["early", "mean"], bench.Store.Journal.Measurements(arm.Id).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AFinishedRunIsOnlyLookedUp()
    {
        using var bench = new Bench();
        RunOutcome outcome = await bench.RunAsync(Bench.Request("single"));
        bench.Single.BeforeStep = (_, _) => Assert.Fail("it ran again");
        RunOutcome again = await bench.ResumeAsync(outcome.Run.Id);
        Assert.Equal(outcome.ReportPath, again.ReportPath);
        Assert.Equal(outcome.Findings.Select(finding => finding.Verdict), again.Findings.Select(finding => finding.Verdict));
        Assert.Equal(outcome.Run.Seconds, again.Run.Seconds);
    }

    private static async Task<string> DieAsync(Bench bench, long step)
    {
        bench.Single.BeforeStep = (_, at) =>
        {
            if (at == step) throw new TimeoutException("died");
        };
        await Assert.ThrowsAsync<ArmFailedException>(() => bench.RunAsync(Bench.Request("single")));
        Assert.Equal(RunState.Failed, bench.Latest.State);
        return bench.Latest.Id;
    }

    private static void Flip(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[3] ^= 4;
        File.WriteAllBytes(path, bytes);
    }
}
