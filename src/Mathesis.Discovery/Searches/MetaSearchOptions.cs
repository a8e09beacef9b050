using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>How a search across sizes goes.</summary>
public sealed record MetaSearchOptions : IOptions
{
    /// <summary>Z2, Z3 or ZT.</summary>
    public SchemeRing Ring { get; init; } = SchemeRing.ZT;

    /// <summary>The smallest dimension.</summary>
    public int SmallestSize { get; init; } = 2;

    /// <summary>The largest dimension.</summary>
    public int LargestSize { get; init; } = 5;

    /// <summary>The highest rank of a scheme that is walked.</summary>
    public int MostProducts { get; init; } = 350;

    /// <summary>How many walks go side by side.</summary>
    public int Walks { get; init; } = 8;

    /// <summary>Flips of a walk between two barriers.</summary>
    public long FlipsPerRound { get; init; } = 4_000_000;

    /// <summary>The rounds.</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>How likely a walk changes its size at a barrier, 0 to 1.</summary>
    public double MetaProbability { get; init; } = 0.5;

    /// <summary>A walk whose rank exceeds the best published one by more begins again from the best scheme of some size.</summary>
    public int LargestGap { get; init; } = 10;

    /// <summary>After how many flips without a lower rank a product is split; 0 takes what suits the ring, see <see cref="FlipSearchOptions.PlusEveryFor"/>.</summary>
    public int PlusEvery { get; init; }

    /// <summary>Splits happen only below the best rank plus this.</summary>
    public int Slack { get; init; } = 3;

    /// <summary>The search ends when every size of this list has at most the rank beside it: <c>3x3x4:29,3x3x5:36</c>; empty goes through all rounds.</summary>
    public string Goals { get; init; } = "";

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The walk's part of the options.</summary>
    internal FlipWalkOptions Walk => new() { PlusEvery = PlusEvery > 0 ? PlusEvery : FlipSearchOptions.PlusEveryFor(Ring), Slack = Slack };

    /// <inheritdoc/>
    public void Validate()
    {
        if (Ring is not (SchemeRing.Z2 or SchemeRing.Z3 or SchemeRing.ZT)) throw new InputError($"there are no walks over {Ring}", "ring", "expected Z2, Z3 or ZT");
        Check(SmallestSize, 1, 8, "smallest-size");
        Check(LargestSize, SmallestSize, 16, "largest-size");
        Check(MostProducts, 1, FlipWalk.MostProducts, "most-products");
        Check(Walks, 1, 4096, "walks");
        Check(FlipsPerRound, 1000, 100_000_000_000, "flips-per-round");
        Check(Rounds, 1, 1_000_000, "rounds");
        Check(LargestGap, 0, 1000, "largest-gap");
        if (MetaProbability is not (>= 0 and <= 1)) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{MetaProbability} is no probability"), "meta-probability", "expected 0 to 1");
        Walk.Validate();
        _ = ParseGoals();
    }

    /// <summary>The goals by name of size.</summary>
    /// <exception cref="InputError">One is not of the form <c>3x3x4:29</c>.</exception>
    public IReadOnlyDictionary<string, int> ParseGoals()
    {
        var goals = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (string goal in Goals.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = goal.Split(':');
            if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int rank)) throw new InputError($"'{goal}' is no goal", "goals", "expected sizes and ranks such as 3x3x4:29");
            goals[SchemeOperations.SortedName(BilinearMap.Parse(parts[0]))] = rank;
        }
        return goals;
    }

    private static void Check(long value, long low, long high, string name)
    {
        if (value < low || value > high)
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{value} is out of range"), name, string.Create(CultureInfo.InvariantCulture, $"expected {low} to {high}"));
    }
}
