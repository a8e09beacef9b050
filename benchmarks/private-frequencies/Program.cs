using System.Diagnostics;
using System.Globalization;
using Mathesis.Benchmarks.PrivateFrequencies;
using Mathesis.Core;
using Mathesis.Numerics;
using Mathesis.Privacy;

// private-frequencies [categories [users [budget ...]]]
int categories = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
int users = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
double[] budgets = args.Length > 2 ? [.. args[2..].Select(text => double.Parse(text, CultureInfo.InvariantCulture))] : [3, 4, 5];
const int rounds = 3, repeats = 3;

int[] values = Populations.Zipf(categories, users, new RandomStream("benchmarks/private-frequencies", 1));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"From {users:N0} reports to the frequencies of {categories:N0} categories, {Environment.ProcessorCount} cores, {VectorPath.Name}; medians of {rounds * repeats} in {rounds} alternating rounds"));
foreach (double epsilon in budgets)
{
    var budget = new PrivacyBudget(epsilon);
    var modular = new ModularSubsetSelection(categories, budget);
    var projective = new ProjectiveGeometryResponse(categories, budget);
    ReportBatch modularReports = Encode(modular), projectiveReports = Encode(projective);
    string folder = Directory.CreateTempSubdirectory("mathesis-benchmark-").FullName;
    try
    {
        NumpyPeer.Write(folder, modular, modularReports);
        var times = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        string version = "";
        double difference = double.NaN;
        Lsmr solved = modular.Decode(modularReports);
        for (int round = 0; round < rounds; round++)
        {
            for (int threads = 1; threads <= Math.Min(2, Environment.ProcessorCount); threads++)
            {
                int count = threads;
                Measure(times, $"mss, Mathesis, {threads} threads", () => modular.Estimate(modularReports, count));
                Measure(times, $"pgr, Mathesis, {threads} threads", () => projective.Estimate(projectiveReports, count));
            }
            if (NumpyPeer.Run(folder, repeats) is not { } answer) continue;
            version = answer.GetProperty("version").GetString()!;
            foreach (string way in (string[])["at once", "in parts"])
                Add(times, $"mss, NumPy, counting {way}", [.. answer.GetProperty(way).EnumerateArray().Select(time => time.GetDouble())]);
            difference = answer.GetProperty("first").EnumerateArray().Select((entry, i) => Math.Abs(entry.GetDouble() - solved.Solution[i])).Max();
        }
        Print(epsilon, modular, projective, modularReports, solved, times, version, difference);
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}
return 0;

ReportBatch Encode(FrequencyMechanism mechanism)
{
    var reports = new ReportBatch();
    var source = new SeededSource(new RandomStream("benchmarks/private-frequencies/encode", 1));
    foreach (int value in values) mechanism.Encode(value, source, reports);
    return reports;
}

static void Measure(SortedDictionary<string, List<double>> times, string name, Action action)
{
    action();
    var seconds = new double[repeats];
    for (int i = 0; i < repeats; i++)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
    Add(times, name, seconds);
}

static void Add(SortedDictionary<string, List<double>> times, string name, double[] seconds)
{
    if (!times.TryGetValue(name, out List<double>? list)) times[name] = list = [];
    list.AddRange(seconds);
}

static void Print(
    double epsilon, ModularSubsetSelection modular, ProjectiveGeometryResponse projective, ReportBatch reports, Lsmr solved,
    SortedDictionary<string, List<double>> times, string version, double difference)
{
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"epsilon {epsilon}: {modular.System.Moduli.Count} moduli, {reports.AllMembers.Length / (double)reports.Count:F1} residues a report, {solved.Iterations} iterations; PG({projective.Space.Dimension - 1}, {projective.Space.Order}) with {projective.Space.Points:N0} points"));
    foreach ((string name, List<double> seconds) in times)
    {
        double ours = times.Where(entry => entry.Key.StartsWith("mss, Mathesis", StringComparison.Ordinal)).Min(entry => Median(entry.Value));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-34} {1000 * Median(seconds),10:F2} ms {Median(seconds) / ours,8:F2} x mss at its best"));
    }
    if (version.Length == 0) Console.WriteLine("  NumPy is not installed; on Debian: apt-get install python3-numpy");
    else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  NumPy {version}; first frequencies differ by at most {difference:0.0e0}"));
}

static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
