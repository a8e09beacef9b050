using System.Globalization;
using Mathesis.Benchmarks.Schemes;
using Mathesis.Exact;
using Mathesis.Numerics;

// schemes [--peers DIR] [--rounds N]: DIR holds the sources of ternary_flip_graph and flip-cpd.
int at = Array.IndexOf(args, "--peers");
string? sources = at >= 0 && at + 1 < args.Length ? Path.GetFullPath(args[at + 1]) : Environment.GetEnvironmentVariable("MATHESIS_SCHEME_PEERS");
int asked = Array.IndexOf(args, "--rounds"), rounds = asked >= 0 && asked + 1 < args.Length ? int.Parse(args[asked + 1], CultureInfo.InvariantCulture) : 3;
TernaryFlipGraphPeer? ternary = TernaryFlipGraphPeer.Build(sources);
FlipCpdPeer? structured = FlipCpdPeer.Build(sources);

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Flips a second on one thread, millions; {VectorPath.Name}; medians of {rounds} alternating rounds"));
Console.WriteLine("product  ring  rank  Mathesis  ternary_flip_graph  ratio");
foreach (Case test in Case.All)
{
    using var ours = new OurWalk(test);
    var rates = new List<double>();
    var peers = new List<double>();
    int rank = ours.Rank;
    for (int round = 0; round < rounds; round++)
    {
        rates.Add(ours.Measure());
        if (ternary is not null) peers.Add(ternary.Measure(test, (ulong)round + 1));
    }
    double rate = Median(rates) / 1e6, peer = Median(peers) / 1e6;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{test.Product}    {test.Ring,-4}  {rank,4}  {rate,8:0.0}  {peer,18:0.0}  {rate / peer,5:0.0}"));
}
Console.WriteLine();
Console.WriteLine("Seconds to a rank modulo 2 from the definition, one thread; ours the median of seeds 1 to 5");
Console.WriteLine("product  rank  Mathesis  flip-cpd  ratio");
foreach ((string product, string name, int rank) in ((string, string, int)[])[("3x3x3", "gg-333", 23), ("gt-333", "gt-333", 17), ("kk-333", "kk-333", 9), ("uu-444", "uu-444", 19)])
{
    double seconds = Median([.. Enumerable.Range(1, 5).Select(seed => OurWalk.TimeToRank(product, SchemeRing.Z2, rank, (ulong)seed))]);
    double peer = structured?.TimeToRank(BilinearMap.Parse(product), name, rank) ?? double.NaN;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{product,-7}  {rank,4}  {seconds,8:0.000}  {peer,8:0.000}  {peer / seconds,5:0.0}"));
}
return 0;

static double Median(List<double> values)
{
    if (values.Count == 0) return double.NaN;
    values.Sort();
    return values[values.Count / 2];
}
