using System.Globalization;
using Mathesis.Benchmarks.GrokkingStep;
using Mathesis.Numerics;

bool json = args.Contains("--json");
const int rounds = 3, ourSteps = 100, theirSteps = 15;
int[] threadCounts = Environment.ProcessorCount > 1 ? [1, 2] : [1];

var ours = new Dictionary<int, List<double>>();
var peers = new Dictionary<(string Mode, int Threads), List<double>>();
string? version = null;
// Rounds alternate between the two, so that a slow minute of the machine slows both.
for (int round = 0; round < rounds; round++)
{
    foreach (int threads in threadCounts) Add(ours, threads, MathesisStep.Measure(threads, ourSteps));
    foreach (string mode in (string[])["naive", "folded"])
    {
        foreach (int threads in threadCounts)
        {
            if (PyTorchPeer.Measure(mode, threads, theirSteps) is not { } measured) continue;
            version = measured.Version;
            Add(peers, (mode, threads), measured.Median);
        }
    }
}

double best = ours.Values.Min(Median);
var rows = new List<BenchmarkRow>();
foreach ((int threads, List<double> times) in ours.OrderBy(entry => entry.Key))
    rows.Add(new BenchmarkRow("Mathesis, folded", threads, Median(times), Rate(StepArithmetic.Folded, times), null));
foreach (((string mode, int threads), List<double> times) in peers.OrderBy(entry => entry.Key))
    rows.Add(new BenchmarkRow($"PyTorch {version} eager, {mode}", threads, Median(times), mode == "naive" ? Rate(StepArithmetic.Naive, times) : null, Median(times) / best));

IReadOnlyList<ProductRow> products = Products.Measure();
if (json)
{
    Console.WriteLine(BenchmarkJson.Write(rows, products));
    return 0;
}
Console.WriteLine($"One full-batch step of paper 105's network (3,830 pairs, p = 113) on {Machine.Name}, {Environment.ProcessorCount} cores, {VectorPath.Name}; medians of {rounds} alternating rounds");
foreach (BenchmarkRow row in rows)
{
    string rate = row.Gflops is { } gflops ? string.Create(CultureInfo.InvariantCulture, $"{gflops,6:F0} GFLOP/s") : new string(' ', 14);
    string ratio = row.Ratio is { } times ? string.Create(CultureInfo.InvariantCulture, $"{times,7:F1} x ours at its best") : "";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Name,-34} {row.Threads} threads {row.Milliseconds,8:F2} ms {rate} {ratio}"));
}
foreach (IGrouping<string, double> mode in peers.GroupBy(entry => entry.Key.Mode, entry => Median(entry.Value)).OrderBy(group => group.Key))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  each at its best: PyTorch eager, {mode.Key}, takes {mode.Min() / best:F1} times as long"));
if (peers.Count == 0) Console.WriteLine("  PyTorch is not installed; on Debian: apt-get install python3-torch libopenblas0-pthread");
Console.WriteLine("Matrix products, float, one thread, GFLOP/s");
foreach (ProductRow row in products)
{
    string peer = row.Peer is { } rate ? string.Create(CultureInfo.InvariantCulture, $"PyTorch {rate,6:F1}") : "";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.M,5} x {row.N,5} x {row.K,5}  Mathesis {row.Ours,6:F1}  {peer}"));
}
return 0;

static void Add<TKey>(Dictionary<TKey, List<double>> times, TKey key, double value) where TKey : notnull
{
    if (!times.TryGetValue(key, out List<double>? list)) times[key] = list = [];
    list.Add(value);
}

static double Rate(double operations, List<double> times) => operations / (1e6 * Median(times));

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
