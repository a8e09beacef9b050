using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;

namespace Mathesis.Laboratory.Tests;

public class LaboratoryHostTests
{
    [Fact]
    public async Task ArmsRunAsProcessesAndTheirResultsReachTheReport()
    {
        using var bench = new Bench();
        var observer = new RecordingObserver();
        RunOutcome outcome = await bench.RunAsync(Bench.Request("count", seed: 5, replicates: 2), observer);

        Assert.Equal(RunState.Finished, bench.Store.Journal.Find(outcome.Run.Id).State);
        IReadOnlyList<RunRecord> arms = bench.Store.Journal.Children(outcome.Run.Id);
        Assert.Equal(["control/5", "control/6", "main/5", "main/6"], arms.Select(arm => $"{arm.Label}/{arm.Seed}").Order(StringComparer.Ordinal));
        Assert.All(arms, arm => Assert.Equal(RunState.Finished, arm.State));
        Assert.All(arms, arm => Assert.Equal(1, arm.Environment.Threads));
        for (int i = 0; i < 2; i++)
        {
            IReadOnlyDictionary<string, double> measured = bench.Store.Journal.Measurements(outcome.Run.Id, i);
            Assert.Equal(120, measured["rows"]);
            double mean = arms.Where(arm => arm.Seed == 5 + (ulong)i).Average(arm => bench.Store.Journal.Measurements(arm.Id)["mean"]);
            Assert.Equal(mean, measured["mean"], 1e-15);
        }
        Assert.Equal([ClaimVerdict.Holds, ClaimVerdict.Undecided], outcome.Findings.Select(finding => finding.Verdict));
        Assert.Equal(2, outcome.Findings[0].Values.Count);
        Assert.Empty(outcome.Findings[1].Values);
        Assert.Equal(ClaimVerdict.Undecided, outcome.Verdict);
        Assert.Contains("seed 6: main, control", File.ReadAllText(outcome.ReportPath), StringComparison.Ordinal);

        foreach (string label in (string[])["main · seed 5", "control · seed 6"])
        {
            string[] events = [.. observer.Events.Where(text => text.Contains(label, StringComparison.Ordinal))];
            Assert.Equal([$"started {label}", $"phase {label}: counting", $"note {label}: counted", $"finished {label}: Finished"], events);
        }
        Assert.Contains(observer.Progress, p => p is (60, 60, [{ Name: "value", Value: > 0 and < 1 }]));
    }

    [Fact]
    public async Task ProcessesAndThisProcessGiveTheSameBits()
    {
        using var bench = new Bench();
        RunOutcome here = await bench.RunAsync(Bench.Request("single", seed: 3));
        RunOutcome there = await bench.RunAsync(Bench.Request("single", seed: 3, replicates: 2));
        SortedDictionary<string, string> files = bench.Files(there.Run.Id);
        Assert.All(bench.Files(here.Run.Id), file => Assert.Equal(file.Value, files[file.Key]));
    }

    [Fact]
    public async Task AnArmThatFinishedBeforeTheInterruptionIsNotRunAgain()
    {
        using var bench = new Bench();
        await Assert.ThrowsAsync<ArmFailedException>(() => bench.RunAsync(Bench.Request("sequence", settings: ("crash", "control"))));
        RunRecord main = bench.Store.Journal.Children(bench.Latest.Id)[0];
        Assert.Equal(RunState.Finished, main.State);

        var observer = new RecordingObserver();
        await Assert.ThrowsAsync<ArmFailedException>(() => bench.ResumeAsync(bench.Latest.Id, observer));
        Assert.Equal(
            ["started main", "finished main: Finished", "started control", "phase control: counting", "finished control: Failed"], observer.Events);
        Assert.Equal(["main", "control"], bench.Store.Journal.Children(bench.Latest.Id).Select(arm => arm.Label));
        Assert.Equal(main.Finished, bench.Store.Journal.Find(main.Id).Finished);
    }

    [Fact]
    public async Task ArmsThatRunAloneGetAllThreads()
    {
        using var bench = new Bench(threads: 3);
        RunOutcome outcome = await bench.RunAsync(Bench.Request("sequence"));
        Assert.All(bench.Store.Journal.Children(outcome.Run.Id), arm => Assert.Equal(3, arm.Environment.Threads));
    }

    [Fact]
    public async Task AnInterruptSignalEndsAnArmInOrder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals");
        using var bench = new Bench();
        RunRecord run = Plan(bench, 20_000_000);
        var start = new ProcessStartInfo(Bench.Self.FileName, ["runs", "exec", run.Id, "--store", bench.Store.Root, "--threads", "1"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process child = Process.Start(start)!;
        Assert.Contains("phase", await child.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        using (Process kill = Process.Start("kill", ["-INT", child.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.Equal(ExitCodes.Interrupted, child.ExitCode);
        Assert.Equal(RunState.Interrupted, bench.Store.Journal.Find(run.Id).State);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(bench.Store.RunFolder(run.Id), "snapshots")));
    }

    [Theory]
    [InlineData("main", typeof(ArmFailedException), "this arm breaks")]
    [InlineData("main-input", typeof(InputError), "this arm is misused")]
    [InlineData("main-exit", typeof(ArmFailedException), "what it wrote is in")]
    public async Task AnArmThatFailsSaysWhy(string crash, Type type, string message)
    {
        using var bench = new Bench();
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => bench.RunAsync(Bench.Request("count", settings: ("crash", crash))));
        Assert.IsType(type, error);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(RunState.Failed, bench.Latest.State);
        Assert.Contains(message, bench.Latest.Failure, StringComparison.Ordinal);
        RunRecord main = bench.Store.Journal.Children(bench.Latest.Id).Single(arm => arm.Label == "main");
        string details = Path.Combine(bench.Store.RunFolder(main.Id), "error.txt");
        if (type == typeof(ArmFailedException)) Assert.Contains(crash == "main" ? "InvalidDataException" : "this arm dies", File.ReadAllText(details), StringComparison.Ordinal);
        else Assert.False(File.Exists(details));
    }

    [Fact]
    public async Task CancellingStopsChildrenWhichResumeToTheSameBits()
    {
        using var bench = new Bench();
        (string, string)[] settings = [("work", "500")];
        SortedDictionary<string, string> expected = bench.Files((await bench.RunAsync(Bench.Request("count", settings: settings))).Run.Id);
        using var cancellation = new CancellationTokenSource();
        var observer = new CancellingObserver(cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(Bench.Request("count", settings: settings), observer, cancellation.Token));
        RunRecord run = bench.Latest;
        Assert.Equal(RunState.Interrupted, run.State);
        Assert.All(bench.Store.Journal.Children(run.Id), arm => Assert.False(RunLock.IsHeld(bench.Store.RunFolder(arm.Id))));
        await bench.ResumeAsync(run.Id);
        Assert.Equal(expected, bench.Files(run.Id));
        Assert.Equal(2, bench.Store.Journal.Children(run.Id).Count);
    }

    [Fact]
    public void TheEndOfStandardInputEndsAnArm()
    {
        using var bench = new Bench();
        RunRecord root = Plan(bench, 200_000);
        using var output = new MemoryStream();
        Assert.Equal(ExitCodes.Interrupted, bench.Host.ExecuteArm(root.Id, 1, new MemoryStream(), output));
        Assert.Equal(RunState.Interrupted, bench.Store.Journal.Find(root.Id).State);
        Assert.Contains("\"kind\":\"phase\"", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadRequestsAreInputErrorsAndLeaveNoRun()
    {
        using var bench = new Bench();
        await Assert.ThrowsAsync<InputError>(() => bench.RunAsync(Bench.Request("cuont")));
        await Assert.ThrowsAsync<InputError>(() => bench.RunAsync(Bench.Request("count", replicates: 0)));
        InputError error = await Assert.ThrowsAsync<InputError>(() => bench.RunAsync(Bench.Request("count", settings: ("stepz", "3"))));
        Assert.Contains("did you mean steps?", error.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Store.Journal.List());
        Assert.Empty(Directory.GetDirectories(bench.Folder["store/runs"]));
    }

    [Fact]
    public async Task TheReportIsDrawnAgainFromTheJournal()
    {
        using var bench = new Bench();
        RunOutcome outcome = await bench.RunAsync(Bench.Request("single"));
        string report = File.ReadAllText(outcome.ReportPath), findings = File.ReadAllText(Path.Combine(bench.Store.RunFolder(outcome.Run.Id), "findings.json"));
        File.Delete(outcome.ReportPath);
        Assert.Equal(outcome.ReportPath, bench.Host.WriteReport(outcome.Run.Id));
        Assert.Equal(report, File.ReadAllText(outcome.ReportPath));
        Assert.Equal(findings, File.ReadAllText(Path.Combine(bench.Store.RunFolder(outcome.Run.Id), "findings.json")));
    }

    [Fact]
    public async Task FindingsAreWrittenAsTheContractSays()
    {
        using var bench = new Bench();
        RunOutcome outcome = await bench.RunAsync(Bench.Request("count", scale: Scale.Small));
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(bench.Store.RunFolder(outcome.Run.Id), "findings.json")));
        JsonElement root = document.RootElement;
        Assert.Equal(
            ["schema", "paper", "slug", "scale", "seed", "replicates", "run", "seconds", "verdict", "report", "findings"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, root.GetProperty("schema").GetInt32());
        Assert.Equal(7, root.GetProperty("paper").GetInt32());
        Assert.Equal("small", root.GetProperty("scale").GetString());
        Assert.Equal("undecided", root.GetProperty("verdict").GetString());
        Assert.Equal("report.html", root.GetProperty("report").GetString());
        JsonElement[] findings = [.. root.GetProperty("findings").EnumerateArray()];
        Assert.Equal(
            ["claim", "statement", "source", "criterion", "fidelity", "threshold", "values", "estimate", "interval", "verdict", "explanation"],
            findings[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, findings[0].GetProperty("values").GetArrayLength());
        Assert.Equal(2, findings[0].GetProperty("interval").GetArrayLength());
        Assert.Equal("holds", findings[0].GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, findings[0].GetProperty("explanation").ValueKind);
        Assert.Equal(JsonValueKind.Null, findings[1].GetProperty("estimate").ValueKind);
        Assert.Equal("undecided", findings[1].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task AnExportedRunHoldsItsFilesItsArmsAndItsJournal()
    {
        using var bench = new Bench();
        RunOutcome outcome = await bench.RunAsync(Bench.Request("single"));
        RunRecord arm = bench.Store.Journal.Children(outcome.Run.Id)[0];
        string zip = bench.Folder["out/run.zip"];
        bench.Host.Export(outcome.Run.Id, zip);
        using ZipArchive archive = ZipFile.OpenRead(zip);
        string[] names = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Contains("report.html", names);
        Assert.Contains($"arms/{arm.Id}/streams/counting.jsonl", names);
        Assert.DoesNotContain(names, name => name.EndsWith("lock", StringComparison.Ordinal));
        using JsonDocument document = JsonDocument.Parse(archive.GetEntry("run.json")!.Open());
        Assert.Equal("small", document.RootElement.GetProperty("run").GetProperty("scale").GetString());
        Assert.Equal("finished", document.RootElement.GetProperty("arms")[0].GetProperty("run").GetProperty("state").GetString());
        Assert.Equal(2, document.RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task PruningKeepsStreamsAndReports()
    {
        using var bench = new Bench(TimeSpan.Zero);
        RunOutcome outcome = await bench.RunAsync(Bench.Request("single"));
        string folder = bench.Store.RunFolder(bench.Store.Journal.Children(outcome.Run.Id)[0].Id);
        Assert.Equal((0, 0), bench.Host.Prune(TimeSpan.FromDays(1)));
        Assert.True(Directory.Exists(Path.Combine(folder, "snapshots")));
        (int runs, long bytes) = bench.Host.Prune(TimeSpan.Zero);
        Assert.Equal(1, runs);
        Assert.True(bytes > 64);
        Assert.False(Directory.Exists(Path.Combine(folder, "snapshots")));
        Assert.False(Directory.Exists(Path.Combine(folder, "checkpoints")));
        Assert.True(File.Exists(Path.Combine(folder, "streams", "counting.jsonl")));
        Assert.True(File.Exists(outcome.ReportPath));
        Assert.Equal((0, 0), bench.Host.Prune(TimeSpan.Zero));
    }

    [Fact]
    public async Task RemovingARunRemovesItsArms()
    {
        using var bench = new Bench();
        RunOutcome outcome = await bench.RunAsync(Bench.Request("single"));
        RunRecord arm = bench.Store.Journal.Children(outcome.Run.Id)[0];
        Assert.Contains(outcome.Run.Id, Assert.Throws<InputError>(() => bench.Host.Remove(arm.Id)).Message, StringComparison.Ordinal);
        using (RunLock.TryAcquire(bench.Store.RunFolder(outcome.Run.Id)))
            Assert.Contains("being executed", Assert.Throws<InputError>(() => bench.Host.Remove(outcome.Run.Id)).Message, StringComparison.Ordinal);
        bench.Host.Remove(outcome.Run.Id);
        Assert.Empty(bench.Store.Journal.List());
        Assert.Empty(Directory.GetDirectories(bench.Folder["store/runs"]));
    }

    [Fact]
    public async Task WhatIsNotFinishedHasNoReport()
    {
        using var bench = new Bench();
        bench.Single.BeforeStep = (_, _) => throw new TimeoutException("died");
        await Assert.ThrowsAsync<ArmFailedException>(() => bench.RunAsync(Bench.Request("single")));
        Assert.Contains("runs resume", Assert.Throws<InputError>(() => bench.Host.WriteReport(bench.Latest.Id)).Message, StringComparison.Ordinal);
    }

    /// <summary>Journals an arm without running it.</summary>
    private static RunRecord Plan(Bench bench, int steps)
    {
        var run = new RunRecord
        {
            Id = "261123-2031-k7f",
            Experiment = "single",
            Arm = "main",
            Label = "main",
            Seed = 1,
            Scale = Scale.Small,
            Replicates = 1,
            Settings = HostServices.Normalise(new JsonObject { ["steps"] = steps, ["work"] = 100, ["crash"] = "", ["offset"] = 0 }),
            State = RunState.Planned,
            Created = DateTimeOffset.UnixEpoch,
            Environment = RunEnvironment.Capture(1, "portable"),
            Command = "testhost",
        };
        bench.Store.Journal.Create(run);
        return run;
    }

    /// <summary>Cancels at the first progress of any arm.</summary>
    private sealed class CancellingObserver(CancellationTokenSource cancellation) : IRunObserver
    {
        public void ArmStarted(string label, string runId)
        {
        }

        public void Phase(string label, string name)
        {
        }

        public void Advance(string label, long done, long total, IReadOnlyList<Measurement> status) => cancellation.Cancel();

        public void Note(string label, string text)
        {
        }

        public void ArmFinished(string label, RunState state)
        {
        }
    }
}
