using System.Globalization;
using Mathesis.Benchmarks.ExactLinear;

// Usage: exact-linear [rounds, 3] [operation] [largest n]
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
string only = args.Length > 1 ? args[1] : "";
int largest = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : int.MaxValue;

const ulong Mersenne = (1UL << 31) - 1, Prime16 = 65521, Prime24 = 16777213, Prime62 = 4611686018427387847;
(string Operation, int N, ulong P, int Threads, bool Fflas)[] rows =
[
    ("rref", 1000, Mersenne, 1, false),
    ("rref", 2000, Mersenne, 1, false),
    ("rref", 2000, Mersenne, 2, false),
    ("rref", 4000, Mersenne, 1, false),
    ("rref", 2000, Prime16, 1, false),
    ("rref", 2000, Prime62, 1, false),
    ("product", 2000, Prime24, 1, true),
    ("product", 2000, Mersenne, 1, false),
    ("product", 2000, Prime62, 1, false),
    ("solve", 100, Mersenne, 1, false),
    ("solve", 200, Mersenne, 1, false),
    ("solve", 500, Mersenne, 1, false),
    ("nullspace", 100, Mersenne, 1, false),
    ("nullspace", 200, Mersenne, 1, false),
    ("polynomial", 1_000_000, Mersenne, 1, false),
];

Console.WriteLine($"{Environment.ProcessorCount} processors, load {Load()}, .NET {Environment.Version}");
using Peer? flint = Peer.Start("flint_peer.c", "-lflint -lgmp", "apt-get install gcc libflint-dev");
using Peer? fflas = Peer.Start("fflas_peer.cpp", "-lopenblas -lgivaro -lgmpxx -lgmp", "apt-get install g++ fflas-ffpack libgivaro-dev libopenblas-dev");
Console.WriteLine("Medians of alternating rounds, in milliseconds; a ratio above 1 means that Mathesis is faster. Every result is compared.");
Console.WriteLine();
Console.WriteLine("| operation | n | modulus | threads | Mathesis | peer | | peer / Mathesis |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |");
foreach ((string operation, int n, ulong p, int threads, bool isFflas) in rows)
{
    if ((only.Length > 0 && only != operation) || n > largest) continue;
    Peer? peer = isFflas ? fflas : flint;
    var own = new List<double>();
    var other = new List<double>();
    // One round to warm up: code and memory.
    for (int round = 0; round <= rounds; round++)
    {
        (double milliseconds, ulong check) = Operations.Run(operation, n, p, threads);
        if (round > 0) own.Add(milliseconds);
        if (peer is null) continue;
        (double peerMilliseconds, ulong peerCheck) = peer.Run(operation, n, p, threads);
        if (peerCheck != check) throw new InvalidOperationException($"{operation} {n} modulo {p}: {peer.Name} has another result");
        if (round > 0) other.Add(peerMilliseconds);
    }
    string modulus = operation is "solve" or "nullspace" ? "over Q" : p.ToString(CultureInfo.InvariantCulture);
    string time = other.Count > 0 ? Show(Median(other)) : "", ratio = other.Count > 0 ? Show(Median(other) / Median(own)) : "";
    Console.WriteLine($"| {operation} | {n} | {modulus} | {threads} | {Show(Median(own))} | {time} | {peer?.Name} | {ratio} |");
}
Console.WriteLine();
Console.WriteLine($"load at the end {Load()}");

static double Median(List<double> values)
{
    values.Sort();
    return values[values.Count / 2];
}

static string Show(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
