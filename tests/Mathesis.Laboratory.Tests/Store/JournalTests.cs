using System.Diagnostics;
using System.Text.Json.Nodes;
using CsCheck;
using Mathesis.Core;
using Microsoft.Data.Sqlite;

namespace Mathesis.Laboratory.Tests;

public class JournalTests
{
    [Fact]
    public void ARunIsReadBackAsItWasWritten()
    {
        using var folder = new TemporaryFolder();
        using Store store = Store.Open(folder["s"]);
        RunRecord run = Record("261123-2031-k7f") with
        {
            Seed = ulong.MaxValue,
            Label = "decay 0.3",
            Arm = "main",
            ParentId = "261123-2031-abc",
            Settings = new JsonObject { ["p"] = 113, ["name"] = "a'b\"; DROP TABLE runs", ["nested"] = new JsonObject { ["x"] = 0.1 } },
        };
        store.Journal.Create(run);
        RunRecord read = store.Journal.Find(run.Id);
        Assert.True(JsonNode.DeepEquals(run.Settings, read.Settings));
        Assert.Equal(run, read with { Settings = run.Settings });
    }

    [Fact]
    public void MeasurementsKeepEveryBitAndNaN() =>
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.Double)[0, 6].Sample(measurements =>
        {
            using var folder = new TemporaryFolder();
            using Store store = Store.Open(folder["s"]);
            store.Journal.Create(Record("261123-2031-k7f"));
            store.Journal.SetMeasurements("261123-2031-k7f", 1, new Dictionary<string, double> { ["old"] = 1 });
            store.Journal.SetMeasurements("261123-2031-k7f", 1, measurements);
            IReadOnlyDictionary<string, double> read = store.Journal.Measurements("261123-2031-k7f", 1);
            return read.Count == measurements.Count && measurements.All(pair => read[pair.Key].Equals(pair.Value))
                && store.Journal.Measurements("261123-2031-k7f").Count == 0;
        }, iter: 20);

    [Fact]
    public void FindingsAreReadBackWithTheirClaims()
    {
        using var folder = new TemporaryFolder();
        using Store store = Store.Open(folder["s"]);
        store.Journal.Create(Record("261123-2031-k7f"));
        var claim = new Claim
        {
            Id = "a",
            Statement = "s",
            Source = "§1",
            Reported = "1",
            Metric = "m",
            Criterion = Criterion.Exceeds(0.5),
            Threshold = Threshold.Calibrated("2026-01-01", [3], "0.7"),
            Fidelity = Fidelity.Scaled,
            Scaled = "smaller",
        };
        var findings = new Finding[]
        {
            new(claim, [1, double.PositiveInfinity], 1, (0.5, double.PositiveInfinity), ClaimVerdict.Holds, null),
            new(claim with { Id = "b" }, [], double.NaN, (double.NaN, double.NaN), ClaimVerdict.Undecided, "nobody measured"),
        };
        store.Journal.SetFindings("261123-2031-k7f", findings);
        IReadOnlyList<Finding> read = store.Journal.Findings("261123-2031-k7f");
        Assert.Equal(findings.Select(f => f.Claim), read.Select(f => f.Claim));
        Assert.Equal(findings.SelectMany(f => f.Values), read.SelectMany(f => f.Values));
        Assert.Equal(findings.Select(f => (f.Estimate, f.Interval, f.Verdict, f.Explanation)), read.Select(f => (f.Estimate, f.Interval, f.Verdict, f.Explanation)));
    }

    [Theory]
    [InlineData("261123-2031-k7f", "261123-2031-k7f")]
    [InlineData("261123-2031-k", "261123-2031-k7f")]
    [InlineData("261124", "261124-0000-aaa")]
    [InlineData("k7f", "261123-2031-k7f")]
    [InlineData("261125", "261125-0000-bbb")]
    [InlineData("261126-0000-ddd", "261126-0000-ddd")]
    public void ARunIsFoundByWhatTellsItApart(string text, string id)
    {
        using var folder = new TemporaryFolder();
        using Store store = OpenWithRuns(folder);
        Assert.Equal(id, store.Journal.Find(text).Id);
    }

    [Theory]
    [InlineData("261123-2031", "'261123-2031' is the beginning of 2 runs")]
    [InlineData("261123-2031-k7g", "unknown run '261123-2031-k7g'; did you mean 261123-2031-k7f")]
    [InlineData("zzz", "see mathesis runs list")]
    [InlineData("", "unknown run ''")]
    public void AnUnknownOrAmbiguousRunIsAnInputErrorWithTheNearest(string text, string message)
    {
        using var folder = new TemporaryFolder();
        using Store store = OpenWithRuns(folder);
        Assert.Contains(message, Assert.Throws<InputError>(() => store.Journal.Find(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ListsAreFilteredAndNewestFirst()
    {
        using var folder = new TemporaryFolder();
        using Store store = OpenWithRuns(folder);
        Assert.Equal(["261126-0000-ccc", "261125-0000-bbb", "261124-0000-aaa", "261123-2031-x2y", "261123-2031-k7f"], store.Journal.List().Select(run => run.Id));
        Assert.Equal(["261126-0000-ddd"], store.Journal.Children("261126-0000-ccc").Select(run => run.Id));
        Assert.Equal(2, store.Journal.List(new RunFilter { Limit = 2 }).Count);
        Assert.Empty(store.Journal.List(new RunFilter { Experiment = "other" }));
        Assert.Equal(5, store.Journal.List(new RunFilter { State = RunState.Planned }).Count);
    }

    [Fact]
    public void ARunWhoseProcessDiedIsInterrupted()
    {
        using var folder = new TemporaryFolder();
        using Store store = Store.Open(folder["s"]);
        RunRecord run = Record("261123-2031-k7f");
        store.Journal.Create(run);
        using (RunLock.TryAcquire(store.CreateRunFolder(run.Id)))
        {
            store.Journal.Begin(run.Id, run.Environment);
            Assert.Equal(RunState.Running, store.Journal.Find(run.Id).State);
        }
        Assert.Equal(RunState.Interrupted, store.Journal.Find(run.Id).State);
    }

    [Fact]
    public void DeletingARunForgetsItsArms()
    {
        using var folder = new TemporaryFolder();
        using Store store = OpenWithRuns(folder);
        store.Journal.SetMeasurements("261126-0000-ddd", 0, new Dictionary<string, double> { ["x"] = 1 });
        store.Journal.Delete("261126-0000-ccc");
        Assert.Throws<InputError>(() => store.Journal.Find("261126-0000-ddd"));
        Assert.Empty(store.Journal.Measurements("261126-0000-ddd"));
        Assert.Equal(4, store.Journal.List().Count);
    }

    [Fact]
    public void ANewerJournalIsRefused()
    {
        using var folder = new TemporaryFolder();
        Store.Open(folder["s"]).Dispose();
        using (var connection = new SqliteConnection($"Data Source={folder["s/journal.db"]};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }
        Assert.Contains("schema 99", Assert.Throws<InputError>(() => Store.Open(folder["s"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoJournalIsRefused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["s"]);
        File.WriteAllText(folder["s/journal.db"], new string('x', 5000));
        Assert.Contains("no journal", Assert.Throws<InputError>(() => Store.Open(folder["s"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoProcessesWriteOneJournal()
    {
        using var folder = new TemporaryFolder();
        Process[] writers = [.. Enumerable.Range(0, 2).Select(_ => Process.Start(Bench.Self.FileName, ["journal", "10", "--store", folder["s"]]))];
        foreach (Process writer in writers)
        {
            using (writer)
            {
                await writer.WaitForExitAsync();
                Assert.Equal(0, writer.ExitCode);
            }
        }
        using Store store = Store.Open(folder["s"]);
        IReadOnlyList<RunRecord> runs = store.Journal.List();
        Assert.Equal(20, runs.Count);
        Assert.All(runs, run => Assert.Equal(RunState.Finished, run.State));
        Assert.All(runs, run => Assert.Equal(2, store.Journal.Measurements(run.Id).Count));
    }

    private static Store OpenWithRuns(TemporaryFolder folder)
    {
        Store store = Store.Open(folder["s"]);
        int hour = 0;
        foreach (string id in (string[])["261123-2031-k7f", "261123-2031-x2y", "261124-0000-aaa", "261125-0000-bbb", "261126-0000-ccc"])
            store.Journal.Create(Record(id) with { Created = new DateTimeOffset(2026, 11, 23, hour++, 0, 0, TimeSpan.Zero) });
        store.Journal.Create(Record("261126-0000-ddd") with { ParentId = "261126-0000-ccc", Arm = "main", Label = "main" });
        return store;
    }

    private static RunRecord Record(string id) => new()
    {
        Id = id,
        Experiment = "count",
        Seed = 1,
        Scale = Scale.Small,
        Replicates = 1,
        Settings = [],
        State = RunState.Planned,
        Created = new DateTimeOffset(2026, 11, 23, 20, 31, 5, TimeSpan.Zero),
        Environment = RunEnvironment.Capture(2, RunEnvironment.DetectVectorPath()),
        Command = "mathesis reproduce count",
    };
}
