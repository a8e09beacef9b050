using System.Diagnostics;
using System.Globalization;
using Mathesis.Benchmarks.Grader;
using Mathesis.Expressions;

// Usage: grader [folder of data sets] [pairs for sympy, 400]
string folder = args.Length > 0 ? args[0] : Pairs.DefaultFolder();
int peerPairs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 400;
List<(string Gold, string Answer)> pairs = Pairs.Read(folder);
Console.WriteLine($"{pairs.Count} pairs from {folder}; {Environment.ProcessorCount} processors, .NET {Environment.Version}, one thread");

// Every method compiled before anything is timed.
foreach ((string gold, string answer) in pairs) Grader.Grade(gold, answer);
var times = new double[pairs.Count];
var verdicts = new int[3];
long begin = Stopwatch.GetTimestamp();
for (int i = 0; i < pairs.Count; i++)
{
    long start = Stopwatch.GetTimestamp();
    Grade grade = Grader.Grade(pairs[i].Gold, pairs[i].Answer);
    times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    verdicts[(int)grade.Verdict]++;
}
double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
double[] sorted = [.. times.Order()];
double At(double share) => sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];

List<(string Gold, string Answer)> sample = Pairs.Sample(pairs, peerPairs);
// The peer is given the formulas alone, without the sentences around them.
begin = Stopwatch.GetTimestamp();
const int rounds = 20;
for (int round = 0; round < rounds; round++)
{
    foreach ((string gold, string answer) in sample) Grader.Grade(gold, answer);
}
double sampleSeconds = Stopwatch.GetElapsedTime(begin).TotalSeconds / rounds;
Peer.Result? peer = Peer.Run(sample);

Console.WriteLine();
Console.WriteLine("| grader | pairs | median us | 99% us | most us | pairs a second | right | wrong | undecided or failed |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| Mathesis, all pairs | {pairs.Count} | {At(0.5):F1} | {At(0.99):F1} | {sorted[^1]:F0} | {pairs.Count / seconds:F0} | {verdicts[0]} | {verdicts[1]} | {verdicts[2]} |"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| Mathesis, sympy's pairs | {sample.Count} | | | | {sample.Count / sampleSeconds:F0} | | | |"));
if (peer is null)
{
    Console.WriteLine("| sympy | | | | | not here: apt-get install python3-sympy | | | |");
    return;
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| sympy {peer.Version} ({peer.Reader}) | {sample.Count} | {peer.Median:F0} | {peer.High:F0} | {peer.Most:F0} | {sample.Count / peer.Seconds:F1} | {peer.Right} | {peer.Wrong} | {peer.Failed} |"));
Console.WriteLine();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"throughput, Mathesis / sympy: {peer.Seconds / sampleSeconds:F0}"));
