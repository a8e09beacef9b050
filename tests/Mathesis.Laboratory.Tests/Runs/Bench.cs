using System.Security.Cryptography;
using Mathesis.Laboratory.TestHost;

namespace Mathesis.Laboratory.Tests;

/// <summary>A store with a host of the counting experiments, for one test.</summary>
internal sealed class Bench : IDisposable
{
    public Bench(TimeSpan? snapshotInterval = null, TimeProvider? time = null, int threads = 2)
    {
        Store = Store.Open(Folder["store"]);
        Host = new LaboratoryHost(Store, [Single, Count, Sequence], Self, new LaboratoryOptions
        {
            Threads = threads,
            SnapshotInterval = snapshotInterval ?? TimeSpan.FromHours(1),
            TimeProvider = time ?? TimeProvider.System,
            Paper = name => name == "count" ? new PaperIdentity(7, "count") : null,
        });
    }

    /// <summary>The test host as a program of its own.</summary>
    public static SelfCommand Self { get; } = new(
        Path.Combine(AppContext.BaseDirectory, "Mathesis.Laboratory.TestHost" + (OperatingSystem.IsWindows() ? ".exe" : "")), []);

    public TemporaryFolder Folder { get; } = new();

    public Store Store { get; }

    public LaboratoryHost Host { get; }

    public CountingExperiment Sequence { get; } = new("sequence", "main", "control") { IsSequential = true };

    public CountingExperiment Count { get; } = new("count", "main", "control");

    public CountingExperiment Single { get; } = new("single", "main");

    public static RunRequest Request(string experiment, ulong seed = 1, int replicates = 1, Scale scale = Scale.Small, params (string, string)[] settings) => new()
    {
        Experiment = experiment,
        Scale = scale,
        Seed = seed,
        Replicates = replicates,
        Settings = settings.ToDictionary(pair => pair.Item1, pair => pair.Item2),
        Command = $"testhost start {experiment}",
    };

    public Task<RunOutcome> RunAsync(RunRequest request, IRunObserver? observer = null, CancellationToken cancellation = default) =>
        Host.RunAsync(request, observer ?? NullRunObserver.Instance, cancellation);

    public Task<RunOutcome> ResumeAsync(string id, IRunObserver? observer = null, CancellationToken cancellation = default) =>
        Host.ResumeAsync(id, observer ?? NullRunObserver.Instance, cancellation);

    /// <summary>The newest run.</summary>
    public RunRecord Latest => Store.Journal.List()[0];

    /// <summary>The hashes of all result files of a run's arms, by label and path.</summary>
    public SortedDictionary<string, string> Files(string id)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (RunRecord arm in Store.Journal.Children(id))
        {
            string folder = Store.RunFolder(arm.Id);
            foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            {
                string relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
                if (relative != "lock" && !relative.StartsWith("snapshots/", StringComparison.Ordinal))
                    files[$"{arm.Label}/{arm.Seed}/{relative}"] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
            }
            foreach ((string name, double value) in Store.Journal.Measurements(arm.Id))
                files[$"{arm.Label}/{arm.Seed}:{name}"] = BitConverter.DoubleToInt64Bits(value).ToString("x", null);
        }
        return files;
    }

    public void Dispose()
    {
        Store.Dispose();
        Folder.Dispose();
    }
}
