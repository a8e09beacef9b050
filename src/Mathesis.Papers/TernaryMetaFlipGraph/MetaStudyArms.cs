using System.Text.Json;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>The computations of the study.</summary>
internal static class MetaStudyArms
{
    /// <summary>The stream of ranks over flips.</summary>
    public const string RanksStream = "ranks";

    /// <summary>The stream of the published schemes.</summary>
    public const string PublishedStream = "published";

    /// <summary>The sizes that are walked from the definition, with their known ranks.</summary>
    public static readonly IReadOnlyList<(string Name, int Rank)> SmallSizes = [("2x2x2", 7), ("2x2x3", 11), ("2x2x4", 14), ("2x3x3", 15), ("2x3x4", 20), ("3x3x3", 23)];

    /// <summary>The sizes that the search across sizes is measured by.</summary>
    public static readonly IReadOnlyList<string> MetaSizes = ["3x3x4", "3x3x5", "3x4x4", "3x4x5", "4x4x4"];

    /// <summary>The three schemes of new rank, and what followed them.</summary>
    public static readonly IReadOnlyList<(string File, int Before)> Records = [("4x5x12_m179_ZT.txt", 180), ("5x6x10_m217_ZT.txt", 218), ("6x7x9_m268_ZT.txt", 270)];

    /// <summary>Verifies every published scheme the program carries, and counts additions.</summary>
    public static void Published(IArmContext arm)
    {
        int bad = 0, gained = 0;
        arm.Progress.Phase("verifying published schemes");
        string[] names = [.. PublishedSchemes.Names.Where(name => name.EndsWith("_ZT.txt", StringComparison.Ordinal))];
        for (int i = 0; i < names.Length; i++)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            BilinearScheme scheme = PublishedSchemes.Read(names[i]);
            if (scheme.Ring != SchemeRing.ZT || !SchemeVerifier.Verify(scheme).IsValid) bad++;
            var reduced = SchemeProgram.Reduce(scheme, 1, arm.Seed, arm.Cancellation);
            arm.Recorder.Record(
                PublishedStream, i, new("n1", scheme.Map.Rows), new("n2", scheme.Map.Inner), new("n3", scheme.Map.Columns), new("rank", scheme.Rank), new("naive additions", scheme.NaiveAdditions), new("additions", reduced.Additions));
            arm.Progress.Advance(i + 1, names.Length);
        }
        foreach ((string file, int before) in Records)
            if (PublishedSchemes.Read(file) is { } scheme && SchemeVerifier.Verify(scheme).IsValid && scheme.Rank < before) gained++;
        arm.Measure("published schemes that are not valid in ZT", bad);
        arm.Measure("formats below their former rank", gained);
        BilinearScheme twice = SchemeOperations.Product(KnownSchemes.Strassen, KnownSchemes.Strassen);
        arm.Measure("rank of 4x4x4 as a product", SchemeVerifier.Verify(twice).IsValid ? twice.Rank : double.NaN);
    }

    /// <summary>Walks from the definition in ZT for small sizes.</summary>
    public static void Small(IArmContext arm)
    {
        int reached = 0;
        arm.Progress.Phase("walking small sizes");
        for (int i = 0; i < SmallSizes.Count; i++)
        {
            (string name, int rank) = SmallSizes[i];
            FlipSearchState state = Walk(arm, name, SchemeRing.ZT, rank, Options(arm).SmallMillions, 100 * i);
            if (state.Rank <= rank) reached++;
            arm.Progress.Advance(i + 1, SmallSizes.Count);
        }
        arm.Measure("small sizes at their known rank", reached);
    }

    /// <summary>The walk for 4 x 4 matrices in ZT, from 64 products.</summary>
    public static void Ternary(IArmContext arm) =>
        arm.Measure("rank of 4x4x4 by walking in ZT", Walk(arm, "4x4x4", SchemeRing.ZT, 49, Options(arm).WalkMillions, 0).Rank);

    /// <summary>The walk for 4 x 4 matrices modulo 2.</summary>
    public static void Binary(IArmContext arm) =>
        arm.Measure("rank of 4x4x4 modulo 2", Walk(arm, "4x4x4", SchemeRing.Z2, 47, Options(arm).BinaryMillions, 0).Rank);

    /// <summary>The search across sizes, and walks of fixed sizes with as many flips.</summary>
    public static void Meta(IArmContext arm)
    {
        MetaStudyOptions options = Options(arm);
        var metaOptions = new MetaSearchOptions { Rounds = options.MetaRounds, FlipsPerRound = 1000L * options.MetaThousands, LargestSize = 5, SmallestSize = 3, Seed = arm.Seed };
        arm.Progress.Phase("walking across sizes");
        var search = new MetaSearch([BilinearScheme.Definition(BilinearMap.Parse("3x3x3"), SchemeRing.ZT)], metaOptions)
        {
            Observe = state => arm.Progress.Advance(state.Rounds, options.MetaRounds, new("sizes", state.Best.Count), new("million flips", state.Flips / 1e6)),
        };
        MetaSearchState found = search.Run(arm.Threads, arm.Cancellation);
        IReadOnlyList<BilinearScheme> schemes = search.Schemes(found);
        arm.Measure("sizes met", schemes.Count);
        arm.Progress.Phase("walking fixed sizes with as many flips");
        double difference = 0;
        for (int i = 0; i < MetaSizes.Count; i++)
        {
            int across = found.Best.TryGetValue(MetaSizes[i], out PackedScheme? scheme) ? scheme.Rank : BilinearMap.Parse(MetaSizes[i]).Terms.Count;
            FlipSearchState fixedSize = Walk(arm, MetaSizes[i], SchemeRing.ZT, 0, Math.Max(1, found.Flips / MetaSizes.Count / 1_000_000), 1000 * (i + 1));
            difference += fixedSize.Rank - across;
            arm.Recorder.Record("sizes", i, new("across sizes", across), new("fixed size", fixedSize.Rank), new("known", KnownRanks.Of(BilinearMap.Parse(MetaSizes[i]), SchemeRing.ZT) ?? double.NaN));
            arm.Measure($"rank of {MetaSizes[i]} across sizes", across);
            arm.Progress.Advance(i + 1, MetaSizes.Count);
        }
        arm.Measure("products saved by changing sizes", difference);
    }

    private static FlipSearchState Walk(IArmContext arm, string name, SchemeRing ring, int target, double millions, int firstStep)
    {
        int step = firstStep;
        var search = new FlipSearch(
            BilinearScheme.Definition(BilinearMap.Parse(name), ring),
            new FlipSearchOptions { Target = target, MostFlips = (long)(1e6 * millions), FlipsPerRound = Math.Max(1000, Math.Min(8_000_000, (long)(1e6 * millions / 16))), Seed = arm.Seed })
        {
            Observe = state =>
            {
                arm.Recorder.Record(RanksStream, step++, new("million flips", state.Flips / 1e6), new("rank", state.Rank), new("n", state.Walks.Length));
                if (firstStep == 0) arm.Progress.Advance(state.Flips / 1_000_000, (long)millions, new Measurement("rank", state.Rank));
            },
        };
        FlipSearchState state = search.Run(arm.Threads, arm.Cancellation);
        search.Schemes(state);
        return state;
    }

    private static MetaStudyOptions Options(IArmContext arm) => arm.Settings.Deserialize(MetaStudyJson.Default.MetaStudyOptions)!;
}
