using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>How a search goes.</summary>
public sealed record FlipSearchOptions : IOptions
{
    /// <summary>Stop at this rank; 0 never.</summary>
    public int Target { get; init; }

    /// <summary>How many schemes of the lowest rank are wanted before the search ends, when it has a target.</summary>
    public int Wanted { get; init; } = 1;

    /// <summary>How many walks go side by side; part of the result, unlike the number of threads.</summary>
    public int Walks { get; init; } = 8;

    /// <summary>The most flips of a walk between two barriers; the first rounds are shorter.</summary>
    public long FlipsPerRound { get; init; } = 16_000_000;

    /// <summary>The most flips of all walks together.</summary>
    public long MostFlips { get; init; } = 1_000_000_000_000;

    /// <summary>After how many rounds a walk above the best rank goes on from a scheme of the pool.</summary>
    public int Patience { get; init; } = 4;

    /// <summary>After how many rounds without a lower rank every second walk starts again from the beginning; 0 never.</summary>
    public int Restart { get; init; } = 24;

    /// <summary>How many schemes of the best rank are kept.</summary>
    public int PoolSize { get; init; } = 64;

    /// <summary>After how many flips without a lower rank a product is split; 0 takes what suits the ring, see <see cref="PlusEveryFor"/>.</summary>
    public int PlusEvery { get; init; }

    /// <summary>Splits happen only below the best rank plus this.</summary>
    public int Slack { get; init; } = 3;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How often products are split over a ring when nothing else is said: modulo 2 often; where signs make more neighbours, reductions need longer walks.</summary>
    public static int PlusEveryFor(SchemeRing ring) => ring == SchemeRing.Z2 ? 500 : 50_000;

    /// <summary>The walk's part of the options.</summary>
    internal FlipWalkOptions WalkOver(SchemeRing ring) => new() { PlusEvery = PlusEvery > 0 ? PlusEvery : PlusEveryFor(ring), Slack = Slack };

    /// <inheritdoc/>
    public void Validate()
    {
        Check(Target, 0, FlipWalk.MostProducts, "target");
        Check(Wanted, 1, PoolSize, "wanted");
        Check(Walks, 1, 4096, "walks");
        Check(FlipsPerRound, 1000, 100_000_000_000, "flips-per-round");
        Check(MostFlips, 1, long.MaxValue, "flips");
        Check(Patience, 1, 1_000_000, "patience");
        Check(Restart, 0, 1_000_000, "restart");
        Check(PoolSize, 1, 100_000, "pool");
        Check(PlusEvery, 0, 1_000_000_000, "plus-every");
        Check(Slack, 0, 100, "slack");
    }

    private static void Check(long value, long low, long high, string name)
    {
        if (value < low || value > high)
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{value} is out of range"), name, string.Create(CultureInfo.InvariantCulture, $"expected {low} to {high}"));
    }
}
