using System.Text.Json;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>The computations of the study.</summary>
internal static class StructuredStudyArms
{
    /// <summary>The stream of rows of the table.</summary>
    public const string RowsStream = "rows";

    /// <summary>The operations of the table, in its order; the general product is paper 40's.</summary>
    public static readonly IReadOnlyList<string> Operations = [.. BilinearMap.Operations.Where(operation => operation != "gg")];

    /// <summary>Operations of 3 x 3 matrices whose integer schemes need more products than rational ones.</summary>
    public static readonly IReadOnlyList<string> HalvedOperations = ["kg", "uk", "ss", "sw", "st"];

    /// <summary>The products of 4 x 4 matrices that are tried.</summary>
    public static readonly IReadOnlyList<string> FourOperations = ["kt", "uu", "us", "ug"];

    /// <summary>All products of 2 x 2 matrices, from residues modulo 3.</summary>
    public static void Two(IArmContext arm) => Rows(arm, 2, Operations, SchemeRing.Z3, SchemeRing.Q, Options(arm).TwoMillions, "products of size 2 at the published rank");

    /// <summary>All products of 3 x 3 matrices, from residues modulo 3.</summary>
    public static void Three(IArmContext arm) => Rows(arm, 3, Operations, SchemeRing.Z3, SchemeRing.Q, Options(arm).ThreeMillions, "products of size 3 at the published rank");

    /// <summary>Products of 3 x 3 matrices from residues modulo 2: integers, without halves.</summary>
    public static void ThreeIntegral(IArmContext arm) =>
        Rows(arm, 3, HalvedOperations, SchemeRing.Z2, SchemeRing.Z, Options(arm).ThreeMillions, "products of size 3 at the published rank over the integers");

    /// <summary>Some products of 4 x 4 matrices.</summary>
    public static void Four(IArmContext arm) => Rows(arm, 4, FourOperations, SchemeRing.Z2, SchemeRing.Z, Options(arm).FourMillions, "products of size 4 at the published rank over the integers");

    /// <summary>Ranks that need the inverse of 2: found modulo 3, and not lifted from residues modulo 2.</summary>
    public static void Halves(IArmContext arm)
    {
        StructuredStudyOptions options = Options(arm);
        (string Name, int Rank, int Millions)[] cases = [("ss-222", 5, options.TwoMillions), ("kg-333", 14, options.ThreeMillions)];
        int liftedModulo2 = 0;
        arm.Progress.Phase("lifting from residues modulo 2 and 3");
        for (int i = 0; i < cases.Length; i++)
        {
            var map = BilinearMap.Parse(cases[i].Name);
            FlipSearchOptions search = Search(arm, cases[i].Rank, cases[i].Millions);
            LiftedSearch three = LiftedSearch.Run(map, SchemeRing.Z3, search, threads: arm.Threads, cancellation: arm.Cancellation);
            LiftedSearch two = LiftedSearch.Run(map, SchemeRing.Z2, search, threads: arm.Threads, cancellation: arm.Cancellation);
            int below = two.Lifted.Count(scheme => scheme.Rank <= cases[i].Rank), withHalves = three.Lifted.Count(scheme => scheme.Ring == SchemeRing.Q);
            liftedModulo2 += below;
            arm.Recorder.Record("halves", i, new("rank modulo 3", three.Found.Rank), new("lifted rank", three.RankOf(map)), new("with fractions", withHalves), new("rank modulo 2", two.Found.Rank), new("lifted from 2", below));
            arm.Measure($"rank of {cases[i].Name} over Q", three.RankOf(map));
            arm.Progress.Advance(i + 1, cases.Length);
        }
        arm.Measure("schemes of those ranks lifted from residues modulo 2", liftedModulo2);
    }

    /// <summary>The published schemes behind the factors 8/13 and 22/37, verified, with their recursive products counted.</summary>
    public static void Factors(IArmContext arm)
    {
        arm.Progress.Phase("verifying published schemes");
        int bad = 0;
        foreach (string name in PublishedSchemes.Names.Where(name => name.EndsWith(".npy", StringComparison.Ordinal)))
            if (!SchemeVerifier.Verify(PublishedSchemes.Read(name)).IsValid) bad++;
        arm.Measure("published schemes that are not valid", bad);
        BilinearScheme corner = PublishedSchemes.Read("gt-444c-rank26-rec-2-0-0-z.npy"), triangular = PublishedSchemes.Read("ug-444-rank34-rec-12-0-0-z.npy");
        // Each of the two diagonal outputs that are left out is a sum of four products Y Y^T.
        const int Corners = 8;
        int transposed = RecursiveProducts.Of(corner).Structured + Corners;
        arm.Measure("factor of X X^T", (double)RecursiveProducts.Factor(corner.Rank + Corners, transposed, 49));
        arm.Measure("factor of upper triangular times general", (double)RecursiveProducts.Factor(triangular.Rank, RecursiveProducts.Of(triangular).Structured, 49));
        arm.Measure("recursive products of X X^T", transposed);
    }

    private static void Rows(IArmContext arm, int size, IReadOnlyList<string> operations, SchemeRing residues, SchemeRing ring, int millions, string metric)
    {
        int reached = 0;
        arm.Progress.Phase($"products of {size} x {size} matrices over {residues}");
        for (int i = 0; i < operations.Count; i++)
        {
            var map = BilinearMap.Structured(operations[i], size);
            int known = KnownRanks.Of(map, ring) ?? map.Terms.Count;
            LiftedSearch found = LiftedSearch.Run(map, residues, Search(arm, known, millions), threads: arm.Threads, cancellation: arm.Cancellation);
            int rank = found.RankOf(map);
            if (rank <= known) reached++;
            RecursiveProducts? recursive = found.Lifted.Count > 0 ? RecursiveProducts.Of(found.Lifted[0]) : null;
            arm.Recorder.Record(
                RowsStream, i, new("definition", map.Terms.Count), new("residues", found.Found.Rank), new("lifted", rank), new("known", known), new("schemes", found.Found.Pool.Length), new("liftable", found.Lifted.Count),
                new("recursive", recursive?.Structured ?? 0), new("half", recursive?.HalfStructured ?? 0), new("other", recursive?.Other ?? 0), new("million flips", found.Found.Flips / 1e6));
            arm.Progress.Advance(i + 1, operations.Count, new Measurement("at the published rank", reached));
        }
        arm.Measure(metric, reached);
    }

    private static FlipSearchOptions Search(IArmContext arm, int target, int millions) => new()
    {
        Target = target,
        Wanted = Options(arm).Wanted,
        MostFlips = 1_000_000L * millions,
        FlipsPerRound = Math.Max(1000, Math.Min(4_000_000, 1_000_000L * millions / 32)),
        Seed = arm.Seed,
    };

    private static StructuredStudyOptions Options(IArmContext arm) => arm.Settings.Deserialize(StructuredStudyJson.Default.StructuredStudyOptions)!;
}
