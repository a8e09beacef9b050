using System.Globalization;
using System.Text.Json;
using Mathesis.Benchmarks.Networks;
using Mathesis.Numerics;

// networks [case ...] [forward | evaluation | training ...] [--threads N] [--json] [--rounds N] [--seconds S] [--alone]
bool json = args.Contains("--json");
bool alone = args.Contains("--alone");
int rounds = (int)Option("--rounds", 3);
double seconds = Option("--seconds", 0.7);
Case[] cases = [.. Case.All.Where(subject => args.Contains(subject.Name))];
if (cases.Length == 0) cases = [.. Case.All];
string[] works = [.. Works.All.Where(work => args.Contains(work))];
if (works.Length == 0) works = [.. Works.All];
int cores = Environment.ProcessorCount;
int[] threadCounts = Option("--threads", 0) is > 0 and double given ? [(int)given] : cores > 1 ? [1, cores] : [1];

var ours = new List<Measurement>();
var theirs = new List<Measurement>();
if (!json) Console.WriteLine($"{cores} cores, {VectorPath.Name}; medians of {rounds} alternating rounds in milliseconds; the ratio is of each one's best setting");
foreach (Case subject in cases)
{
    // Rounds alternate between the two, so that a slow minute of the machine slows both.
    for (int round = 0; round < rounds; round++)
    {
        foreach (int threads in threadCounts) ours.AddRange(Ours.Measure(subject, works, threads, seconds));
        if (alone) continue;
        foreach (PeerSetting setting in PeerSetting.All(cores)) theirs.AddRange(PyTorchPeer.Measure(subject.Name, works, setting, seconds));
    }
    if (!json) Print(subject);
}
if (!json)
{
    if (theirs.Count > 0) Console.WriteLine($".NET {Environment.Version}, PyTorch {PyTorchPeer.Version}");
    else if (!alone) Console.WriteLine("PyTorch is not installed; on Debian: apt-get install python3-torch libopenblas0-pthread");
    return 0;
}
using (var writer = new Utf8JsonWriter(Console.OpenStandardOutput(), new JsonWriterOptions { Indented = true }))
{
    writer.WriteStartObject();
    writer.WriteNumber("schema", 2);
    writer.WriteString("path", VectorPath.Name);
    writer.WriteString("pytorchVersion", PyTorchPeer.Version);
    foreach ((string who, List<Measurement> rows) in new[] { ("mathesis", ours), ("pytorch", theirs) })
    {
        writer.WriteStartArray(who);
        foreach (IGrouping<(string Case, string Work, string Setting), Measurement> group in rows.GroupBy(row => (row.Case, row.Work, row.Setting)))
        {
            writer.WriteStartObject();
            writer.WriteString("case", group.Key.Case);
            writer.WriteString("work", group.Key.Work);
            writer.WriteString("setting", group.Key.Setting);
            writer.WriteNumber("milliseconds", Median(group));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
    writer.WriteEndObject();
}
return 0;

void Print(Case subject)
{
    Console.WriteLine($"{subject.Name}: {subject.What}");
    foreach (string work in works)
    {
        (string Setting, double Time)[] mine = Times(ours, subject.Name, work), peer = Times(theirs, subject.Name, work);
        Console.WriteLine($"  {work,-11} Mathesis  {Show(mine)}");
        if (peer.Length == 0) continue;
        double best = mine.Min(row => row.Time);
        string rate = subject.Name.StartsWith("additions", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $", {subject.Examples.Count / best / 1000:F2} M additions/s") : "";
        Console.WriteLine($"  {"",-11} PyTorch   {Show(peer)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"",-11} ratio     {peer.Min(row => row.Time) / best:F2}{rate}"));
    }
}

static (string Setting, double Time)[] Times(List<Measurement> rows, string name, string work) =>
    [.. rows.Where(row => row.Case == name && row.Work == work).GroupBy(row => row.Setting).Select(group => (group.Key, Median(group)))];

static double Median(IEnumerable<Measurement> rows)
{
    double[] times = [.. rows.Select(row => row.Milliseconds).Order()];
    return (times[(times.Length - 1) / 2] + times[times.Length / 2]) / 2;
}

static string Show((string Setting, double Time)[] times) =>
    string.Join("   ", times.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Setting}: {row.Time:F2}")));

double Option(string name, double otherwise)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
