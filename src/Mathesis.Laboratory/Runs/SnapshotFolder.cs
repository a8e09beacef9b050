using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>Keeps the latest two snapshots of an arm. A damaged one is set aside for the one before it.</summary>
internal sealed class SnapshotFolder : ISnapshotSlot
{
    private const string Extension = ".snapshot";
    private const int Kept = 2;

    private readonly string folder;
    private readonly StreamRecorder recorder;
    private readonly SortedDictionary<string, double> measurements;
    private readonly TimeSpan interval;
    private readonly TimeProvider time;
    private readonly Action<string> note;
    private long last;

    public SnapshotFolder(
        string folder, StreamRecorder recorder, SortedDictionary<string, double> measurements, TimeSpan interval, TimeProvider time, Action<string> note)
    {
        this.folder = folder;
        this.recorder = recorder;
        this.measurements = measurements;
        this.interval = interval;
        this.time = time;
        this.note = note;
        last = time.GetTimestamp();
        // Rows after the latest snapshot belong to steps that will be done again; without one, everything will be.
        if (GoBack() is null) recorder.Rewind(new Dictionary<string, long>());
    }

    public bool IsDue => time.GetElapsedTime(last) >= interval;

    public void Save(long step, Action<Stream> write)
    {
        SortedDictionary<string, long> streams = recorder.Sync();
        SortedDictionary<string, double> measured;
        lock (measurements) measured = new SortedDictionary<string, double>(measurements, StringComparer.Ordinal);
        string path = Path.Combine(folder, step.ToString("D12", CultureInfo.InvariantCulture) + Extension);
        SnapshotFile.Write(path, write, (length, sha256) => new SnapshotManifest
        {
            Step = step,
            Length = length,
            Sha256 = sha256,
            Streams = streams,
            Measurements = measured,
        });
        foreach (string old in Files().Skip(Kept)) File.Delete(old);
        last = time.GetTimestamp();
    }

    public Stream? OpenLatest() => GoBack() is (string path, SnapshotManifest manifest) ? SnapshotFile.OpenPayload(path, manifest) : null;

    /// <summary>Finds the latest whole snapshot and brings streams and measurements back to it; null when there is none.</summary>
    private (string Path, SnapshotManifest Manifest)? GoBack()
    {
        foreach (string path in Files())
        {
            if (SnapshotFile.Verify(path) is { } manifest && recorder.Covers(manifest.Streams))
            {
                recorder.Rewind(manifest.Streams);
                lock (measurements)
                {
                    measurements.Clear();
                    foreach ((string name, double value) in manifest.Measurements) measurements[name] = value;
                }
                return (path, manifest);
            }
            note($"the snapshot {Path.GetFileName(path)} is damaged; going back to the one before it");
            File.Delete(path);
        }
        return null;
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*" + Extension).OrderDescending(StringComparer.Ordinal)
            : [];
}
