using System.Globalization;
using System.Text.Json.Nodes;
using Mathesis.Core;

namespace Mathesis.Laboratory.TestHost;

/// <summary>An experiment that only counts: each step hashes a state, records it, and now and then writes a file.</summary>
public sealed class CountingExperiment(string name, params string[] arms) : IExperiment
{
    public string Name => name;

    /// <summary>Called before every step of an arm, with the step's number; a test stops or breaks an arm here.</summary>
    public Action<string, long>? BeforeStep { get; set; }

    /// <summary>Whether each arm starts when the one before it has finished.</summary>
    public bool IsSequential { get; init; }

    public IReadOnlyList<Claim> Claims { get; init; } =
    [
        new Claim
        {
            Id = "mean", Statement = "the mean of the values is a fraction", Source = "by construction", Reported = "1/2", Metric = "mean",
            Criterion = Criterion.Between(0, 1),
        },
        new Claim
        {
            Id = "never", Statement = "something nobody measures is positive", Source = "nowhere", Reported = "none", Metric = "absent",
            Criterion = Criterion.Minimum(0),
        },
    ];

    public IReadOnlyDictionary<string, Action<IArmContext>> Arms =>
        arms.ToDictionary(arm => arm, arm => new Action<IArmContext>(context => Count(arm, context)), StringComparer.Ordinal);

    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        var all = new JsonObject { ["steps"] = scale == Scale.Smoke ? 20 : 60, ["work"] = 0, ["crash"] = "" };
        foreach ((string key, string text) in settings)
        {
            if (!all.ContainsKey(key)) throw Suggestions.Unknown("option", key, all.Select(pair => pair.Key));
            all[key] = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : text;
        }
        return all;
    }

    public async Task ReplicateAsync(IReplicateContext replicate)
    {
        var started = new List<Task<ArmResult>>();
        foreach (string arm in arms)
        {
            started.Add(replicate.RunArmAsync(arm, arm, new JsonObject { ["offset"] = Array.IndexOf(arms, arm) }));
            if (IsSequential) await started[^1];
        }
        ArmResult[] results = await Task.WhenAll(started);
        replicate.Measure("mean", results.Average(result => result["mean"]));
        replicate.Measure("rows", results.Sum(result => result.Stream("counting").Steps.Count));
    }

    public void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates)
    {
        report.Section("Counting");
        foreach (ReplicateResult replicate in replicates)
            report.Text($"seed {replicate.Seed}: {string.Join(", ", replicate.Arms.Select(arm => arm.Label))}");
    }

    private void Count(string arm, IArmContext context)
    {
        int steps = (int)context.Settings["steps"]!, work = (int)context.Settings["work"]!;
        string crash = (string)context.Settings["crash"]!;
        var random = new RandomStream("test/counting", context.Seed, (ulong)(int)context.Settings["offset"]!);
        long step = 0;
        double sum = 0;
        using (Stream? saved = context.Snapshots.OpenLatest())
        {
            if (saved is not null)
            {
                using var reader = new BinaryReader(saved);
                (step, random.Position, sum) = (reader.ReadInt64(), reader.ReadUInt64(), reader.ReadDouble());
            }
        }
        void Save() => context.Snapshots.Save(step, stream =>
        {
            using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            writer.Write(step);
            writer.Write(random.Position);
            writer.Write(sum);
        });

        context.Progress.Phase("counting");
        while (step < steps)
        {
            BeforeStep?.Invoke(arm, step);
            if (context.Cancellation.IsCancellationRequested)
            {
                Save();
                context.Cancellation.ThrowIfCancellationRequested();
            }
            if (crash == arm && step == 3) throw new InvalidDataException("this arm breaks");
            if (crash == arm + "-input" && step == 3) throw new InputError("this arm is misused");
            if (crash == arm + "-exit" && step == 3) Environment.FailFast("this arm dies");
            double value = random.NextDouble();
            for (int i = 0; i < 1000 * work; i++) value = 3.99 * value * (1 - value);
            sum += value;
            step++;
            context.Recorder.Record("counting", step, new("value", value), new("odd", step % 3 == 0 ? double.NaN : sum));
            if (step % 10 == 0) context.Recorder.Record("rare", step, new Measurement("inverse", 1 / value));
            if (step % 7 == 0)
            {
                AtomicFile.Write(
                    context.FilePath($"checkpoints/{step.ToString("D4", CultureInfo.InvariantCulture)}.bin"),
                    stream => stream.Write(BitConverter.GetBytes(sum)));
            }
            if (step == 5) context.Measure("early", value);
            context.Progress.Advance(step, steps, new Measurement("value", value));
            if (context.Snapshots.IsDue) Save();
        }
        context.Progress.Note("counted");
        context.Measure("mean", sum / steps);
    }
}
