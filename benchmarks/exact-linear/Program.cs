using System.Globalization;
using Mathesis.Benchmarks.ExactLinear;
using Mathesis.Exact;

// Usage: exact-linear [rounds, 3] [operation] [largest n] [peer]
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
string only = args.Length > 1 ? args[1] : "";
int largest = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : int.MaxValue;
string onlyPeer = args.Length > 3 ? args[3] : "";

const ulong Mersenne = (1UL << 31) - 1, Prime16 = 65521, Prime24 = 16777213, Prime62 = 4611686018427387847, PrimeOfSpasm = 42013;
var limit = TimeSpan.FromSeconds(60);
(string Operation, int N, ulong P, int Threads, string Peer)[] rows =
[
    ("rref", 1000, Mersenne, 1, "flint"),
    ("rref", 2000, Mersenne, 1, "flint"),
    ("rref", 2000, Mersenne, 2, "flint"),
    ("rref", 4000, Mersenne, 1, "flint"),
    ("rref", 4000, Mersenne, 2, "flint"),
    ("rref", 2000, Mersenne, 1, "flint-dev"),
    ("rref", 2000, Mersenne, 2, "flint-dev"),
    ("rref", 2000, Prime16, 1, "flint"),
    ("rref", 2000, Prime62, 1, "flint"),
    ("product", 2000, Prime24, 1, "fflas"),
    ("product", 2000, Mersenne, 1, "flint"),
    ("product", 2000, Prime62, 1, "flint"),
    ("solve", 100, Mersenne, 1, "flint"),
    ("solve", 200, Mersenne, 1, "flint"),
    ("solve", 500, Mersenne, 1, "flint"),
    ("solve", 500, Mersenne, 2, "flint"),
    ("solve", 100, Mersenne, 1, "iml"),
    ("solve", 200, Mersenne, 1, "iml"),
    ("solve", 500, Mersenne, 1, "iml"),
    ("nullspace", 100, Mersenne, 1, "flint"),
    ("nullspace", 200, Mersenne, 1, "flint"),
    ("sparse-amplitude", 2380, PrimeOfSpasm, 1, "spasm"),
    ("sparse-amplitude", 2380, PrimeOfSpasm, 1, "linbox"),
    ("sparse-random", 5000, PrimeOfSpasm, 1, "spasm"),
    ("sparse-random", 20_000, PrimeOfSpasm, 1, "spasm"),
    ("sparse-random", 20_000, PrimeOfSpasm, 1, "linbox"),
    ("sparse-wiedemann", 5000, Mersenne, 1, "linbox"),
    ("polynomial", 1_000_000, Mersenne, 1, "flint"),
];

Console.WriteLine($"{Environment.ProcessorCount} processors, load {Load()}, .NET {Environment.Version}");
Console.WriteLine("Medians of alternating rounds, in milliseconds; a ratio above 1 means that Mathesis is faster. Every result is compared.");
Console.WriteLine();
using var peers = new Peers();
var lines = new List<string>();
foreach ((string operation, int n, ulong p, int threads, string peerName) in rows)
{
    if ((only.Length > 0 && only != operation) || n > largest || (onlyPeer.Length > 0 && onlyPeer != peerName)) continue;
    Peer? peer = peers.Get(peerName);
    bool isSparse = SparseOperations.Has(operation);
    SparseMatrix<uint>? matrix = null;
    string file = "";
    if (isSparse) (matrix, file) = SparseOperations.Create(operation, n, p);
    string verb = operation == "sparse-wiedemann" ? "blackbox" : isSparse ? "rank" : operation, what = isSparse ? file : n.ToString(CultureInfo.InvariantCulture);
    string request = string.Create(CultureInfo.InvariantCulture, $"{verb} {what} {p} {threads}");
    var own = new List<double>();
    var other = new List<double>();
    bool isTooSlow = false;
    // One round to warm up: code and memory.
    for (int round = 0; round <= rounds; round++)
    {
        (double milliseconds, ulong check) = isSparse ? SparseOperations.Run(operation, matrix!, p, threads) : Operations.Run(operation, n, p, threads);
        if (round > 0) own.Add(milliseconds);
        if (peer is null || isTooSlow) continue;
        if (peer.Run(request, limit) is not (double peerMilliseconds, ulong peerCheck))
        {
            isTooSlow = true;
            peers.Forget(peerName);
            continue;
        }
        if (peerCheck != check) throw new InvalidOperationException($"{operation} {n} modulo {p}: {peer.Name} has another result");
        if (round > 0) other.Add(peerMilliseconds);
    }
    string modulus = operation is "solve" or "nullspace" ? "over Q" : p.ToString(CultureInfo.InvariantCulture);
    string time = isTooSlow ? $"> {Show(limit.TotalMilliseconds)}" : other.Count > 0 ? Show(Median(other)) : "";
    string ratio = isTooSlow ? $"> {Show(limit.TotalMilliseconds / Median(own))}" : other.Count > 0 ? Show(Median(other) / Median(own)) : "";
    lines.Add($"| {operation} | {n} | {modulus} | {threads} | {Show(Median(own))} | {time} | {peer?.Name ?? peerName} | {ratio} |");
}
Console.WriteLine("| operation | n | modulus | threads | Mathesis | peer | | peer / Mathesis |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |");
foreach (string line in lines) Console.WriteLine(line);
Console.WriteLine();
Console.WriteLine($"load at the end {Load()}");

static double Median(List<double> values)
{
    values.Sort();
    return values[values.Count / 2];
}

static string Show(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
