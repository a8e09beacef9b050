using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Mathesis.Benchmarks.Merging;
using Mathesis.Merging;

// merging [--gigabytes N] [--folder DIR] [--rounds N] [--json] [--alone] [--check-memory]
string folder = Path.Combine(Text("--folder") ?? Path.GetTempPath(), $"mathesis-benchmark-merging-{Environment.ProcessId}");
double gigabytes = Number("--gigabytes", 1);
int rounds = (int)Number("--rounds", 3);
Directory.CreateDirectory(folder);
try
{
    if (args.Contains("--check-memory")) return MemoryCheck.Run(folder);
    string[] models = [.. new[] { "base", "first", "second" }.Select((name, i) => SyntheticModel.Write(Path.Combine(folder, name), gigabytes, i))];
    var rows = new List<(string Method, string Who, double Seconds, long Bytes, double Peak)>();
    for (int round = 0; round < rounds; round++)
    {
        foreach (string method in new[] { "linear", "task_arithmetic", "ties" })
        {
            string[] inputs = method == "linear" ? models[1..] : models;
            long bytes = inputs.Sum(model => Directory.GetFiles(model, "*.safetensors").Sum(file => new FileInfo(file).Length));
            rows.Add((method, "dd", Peers.Dd(inputs, Path.Combine(folder, "dd-out")), bytes, 0));
            foreach (bool hashes in new[] { false, true })
            {
                (double seconds, long peak) = Ours(method, models, hashes);
                rows.Add((method, hashes ? "mathesis, hashes" : "mathesis", seconds, bytes, peak));
            }
            if (!args.Contains("--alone") && Peers.Torch(method, models, Path.Combine(folder, "torch-out")) is { } torch) rows.Add((method, "PyTorch loop", torch.Seconds, bytes, torch.Peak));
        }
    }
    Report(rows);
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

(double Seconds, long Peak) Ours(string method, string[] models, bool hashes)
{
    string parameters = method == "ties" ? "{weight: 0.5, density: 0.5}" : "{weight: 0.5}";
    string plan = $"merge_method: {method}\n{(method == "linear" ? "" : $"base_model: {models[0]}\n")}models:\n  - {{model: {models[1]}, parameters: {parameters}}}\n  - {{model: {models[2]}, parameters: {parameters}}}\n";
    string target = Path.Combine(folder, "out");
    long started = Stopwatch.GetTimestamp();
    MergeReport report = MergeRun.Run(PlanReader.Read(plan, "plan"), target, new MergeOptions { Hashes = hashes });
    double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
    Directory.Delete(target, recursive: true);
    return (seconds, report.PeakBytes);
}

void Report(List<(string Method, string Who, double Seconds, long Bytes, double Peak)> rows)
{
    var groups = rows.GroupBy(row => (row.Method, row.Who)).Select(group => (
        group.Key.Method, group.Key.Who, Seconds: Median(group.Select(row => row.Seconds)), group.First().Bytes, Peak: group.Max(row => row.Peak))).ToList();
    double Dd(string method) => groups.First(row => row.Method == method && row.Who == "dd").Seconds;
    if (args.Contains("--json"))
    {
        using var writer = new Utf8JsonWriter(Console.OpenStandardOutput(), new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteNumber("schema", 1);
        writer.WriteNumber("gigabytes", gigabytes);
        writer.WriteStartArray("rows");
        foreach (var row in groups)
        {
            writer.WriteStartObject();
            writer.WriteString("method", row.Method);
            writer.WriteString("who", row.Who);
            writer.WriteNumber("seconds", row.Seconds);
            writer.WriteNumber("gigabytesPerSecond", row.Bytes / row.Seconds / 1e9);
            writer.WriteNumber("speedOfDd", Dd(row.Method) / row.Seconds);
            writer.WriteNumber("peakBytes", row.Peak);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        return;
    }
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores; models of {gigabytes} GB in BF16, two of them and a base; medians of {rounds} alternating rounds, writing flushed to the disk"));
    Console.WriteLine($"{"method",-18}{"who",-20}{"seconds",9}{"GB/s in",9}{"of dd",8}{"peak MB",9}");
    foreach (var row in groups)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Method,-18}{row.Who,-20}{row.Seconds,9:0.00}{row.Bytes / row.Seconds / 1e9,9:0.00}{Dd(row.Method) / row.Seconds,8:0%}{row.Peak / 1e6,9:0}"));
}

static double Median(IEnumerable<double> values)
{
    double[] sorted = [.. values.Order()];
    return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}

string? Text(string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

double Number(string option, double otherwise) => Text(option) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
