using System.Globalization;
using System.Text.Json;
using Mathesis.Benchmarks.Networks;
using Mathesis.Numerics;

// networks [case] [--json] [--rounds N] [--seconds S] [--alone]
bool json = args.Contains("--json");
bool alone = args.Contains("--alone");
int rounds = (int)Option("--rounds", 3);
double seconds = Option("--seconds", 1);
string[] wanted = [.. args.Where(argument => Case.All.Any(subject => subject.Name == argument))];
int[] threadCounts = Environment.ProcessorCount > 1 ? [1, 2] : [1];

var ours = new List<Measurement>();
var theirs = new List<Measurement>();
foreach (Case subject in Case.All.Where(subject => wanted.Length == 0 || wanted.Contains(subject.Name)))
{
    // Rounds alternate between the two, so that a slow minute of the machine slows both.
    for (int round = 0; round < rounds; round++)
    {
        foreach (int threads in threadCounts)
        {
            ours.AddRange(Ours.Measure(subject, threads, seconds));
            if (!alone) theirs.AddRange(PyTorchPeer.Measure(subject.Name, threads, seconds));
        }
    }
}

if (json)
{
    using var writer = new Utf8JsonWriter(Console.OpenStandardOutput(), new JsonWriterOptions { Indented = true });
    writer.WriteStartObject();
    writer.WriteNumber("schema", 1);
    writer.WriteString("path", VectorPath.Name);
    foreach ((string who, List<Measurement> rows) in new[] { ("mathesis", ours), ("pytorch", theirs) })
    {
        writer.WriteStartArray(who);
        foreach (IGrouping<(string Case, string Work, int Threads), Measurement> group in rows.GroupBy(row => (row.Case, row.Work, row.Threads)))
        {
            writer.WriteStartObject();
            writer.WriteString("case", group.Key.Case);
            writer.WriteString("work", group.Key.Work);
            writer.WriteNumber("threads", group.Key.Threads);
            writer.WriteNumber("milliseconds", Median(group));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
    writer.WriteEndObject();
    return 0;
}
Console.WriteLine($"{Environment.ProcessorCount} cores, {VectorPath.Name}; medians of {rounds} alternating rounds, milliseconds on 1 and 2 threads; the ratio is of each one's best");
foreach (Case subject in Case.All)
{
    if (ours.All(row => row.Case != subject.Name)) continue;
    Console.WriteLine($"{subject.Name}: {subject.What}");
    foreach (string work in (string[])["forward", "evaluation", "training step"])
    {
        double[] mine = Times(ours, subject.Name, work), peer = Times(theirs, subject.Name, work);
        string ratio = peer.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"   ratio {peer.Min() / mine.Min():F2}");
        string rate = work == "forward" && subject.Name.StartsWith("additions", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"   {subject.Examples.Count / mine.Min() / 1000:F2} M additions/s") : "";
        Console.WriteLine($"  {work,-14} Mathesis {Show(mine)}   PyTorch {Show(peer)}{ratio}{rate}");
    }
}
if (theirs.Count == 0 && !alone) Console.WriteLine("PyTorch is not installed; on Debian: apt-get install python3-torch libopenblas0-pthread");
return 0;

double[] Times(List<Measurement> rows, string name, string work) =>
    [.. rows.Where(row => row.Case == name && row.Work == work).GroupBy(row => row.Threads).OrderBy(group => group.Key).Select(Median)];

static double Median(IEnumerable<Measurement> rows) => rows.Select(row => row.Milliseconds).Order().ElementAt(rows.Count() / 2);

static string Show(double[] times) => times.Length == 0 ? "-" : string.Join(" ", times.Select(time => time.ToString("F3", CultureInfo.InvariantCulture).PadLeft(9)));

double Option(string name, double otherwise)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
