using System.Diagnostics;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;

// args: speed | search MAP RING TARGET SEED... 
if (args[0] == "speed")
{
    foreach ((string name, SchemeRing ring, int rank) in ((string, SchemeRing, int)[])[("3x3x3", SchemeRing.Z2, 24), ("4x4x4", SchemeRing.Z2, 52), ("4x4x4", SchemeRing.ZT, 52), ("4x4x4", SchemeRing.Z3, 52), ("5x5x5", SchemeRing.Z2, 105), ("5x5x5", SchemeRing.ZT, 105)])
    {
        var map = BilinearMap.Parse(name);
        using IFlipWalk walk = FlipWalk.Create(map, ring, map.Terms.Count);
        walk.Load(PackedScheme.Of(BilinearScheme.Definition(map, ring)));
        var random = new RandomStream("benchmark/flips", 1);
        walk.Walk(100_000_000, rank, walk.Rank, new FlipWalkOptions { PlusEvery = 5000, Slack = 2 }, random);
        int start = walk.Rank;
        var rates = new List<double>();
        for (int i = 0; i < 5; i++)
        {
            long t = Stopwatch.GetTimestamp();
            long flips = walk.Walk(10_000_000, 0, walk.Rank, new FlipWalkOptions { PlusEvery = 1_000_000, Slack = 2 }, random);
            rates.Add(flips / Stopwatch.GetElapsedTime(t).TotalSeconds / 1e6);
        }
        rates.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {ring} rank {start} -> {walk.Rank}: {rates[2]:0.0} M flips/s, valid {SchemeVerifier.Verify(walk.Save().Unpack(map, ring)).IsValid}"));
    }
}
else
{
    foreach (string seed in args[4..])
    {
        var map = BilinearMap.Parse(args[1]);
        SchemeRing ring = SchemeRings.Parse(args[2]);
        long t = Stopwatch.GetTimestamp();
        double Elapsed() => Stopwatch.GetElapsedTime(t).TotalSeconds;
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("LIMIT") ?? "100", CultureInfo.InvariantCulture)));
        int last = 0;
        var options = new FlipSearchOptions { Target = int.Parse(args[3], CultureInfo.InvariantCulture), Seed = ulong.Parse(seed, CultureInfo.InvariantCulture) };
        if (Environment.GetEnvironmentVariable("PLUS") is { } plus) options = options with { PlusEvery = int.Parse(plus, CultureInfo.InvariantCulture) };
        if (Environment.GetEnvironmentVariable("SLACK") is { } slack) options = options with { Slack = int.Parse(slack, CultureInfo.InvariantCulture) };
        if (Environment.GetEnvironmentVariable("WALKS") is { } walks) options = options with { Walks = int.Parse(walks, CultureInfo.InvariantCulture) };
        if (Environment.GetEnvironmentVariable("RESTART") is { } restart) options = options with { Restart = int.Parse(restart, CultureInfo.InvariantCulture) };
        var search = new FlipSearch(BilinearScheme.Definition(map, ring), options)
        {
            Observe = state => { if (state.Rank != last) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Elapsed():0.0} s: rank {state.Rank}, {state.Flips / 1e6:0} M flips")); last = state.Rank; },
        };
        try
        {
            FlipSearchState state = search.Run(2, stop.Token);
            search.Schemes(state);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{map} {ring} seed {seed}: rank {state.Rank} in {Elapsed():0.00} s, {state.Flips / 1e6:0} M flips"));
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{map} {ring} seed {seed}: {last} at {Elapsed():0.0} s"));
        }
    }
}
