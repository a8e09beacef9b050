using System.Globalization;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>
/// The table of best published ranks, dated: general products up to size 12 and structured products of sizes 2 to 5. It is a moving target; every entry says where it comes from.
/// </summary>
public static class KnownRanks
{
    private const string General = "ternary_flip_graph, 2026-07-16";
    private const string StructuredSource = "Khoruzhii, Gelss, Pokutta 2025";

    /// <summary>Ranks of sizes 2 to 5 over Q, and over Z where that differs; 0 where the paper ships nothing better than the definition.</summary>
    private static readonly (string Operation, string Ranks)[] structured =
    [
        ("ug", "0 17 34 63"), ("sg", "6 18 40 75"), ("kg", "0 14/15 36 70"), ("wg", "6 18 40 75"), ("uu", "0 0 19 32"), ("us", "5 14 28/29 52"), ("uk", "0 10/11 24 45"),
        ("uw", "5 14 29 54"), ("ul", "0 13 27 47"), ("ss", "5/6 14/15 30/32 0"), ("sk", "3 11 24/26 50"), ("sw", "5/6 14/15 31/35 64"), ("kk", "1 9 20/22 48"), ("ww", "5/6 15 33/35 68"),
        ("gt", "0 17 34 63"), ("ut", "0 0 19 32"), ("st", "4 10/11 20/22 35/39"), ("kt", "1 6 15 30"), ("wt", "4 11 22 40/44"),
    ];

    /// <summary>All entries, general products first.</summary>
    public static IReadOnlyList<KnownRank> All { get; } = [.. ReadGeneral(), .. ReadStructured()];

    private static readonly Dictionary<string, KnownRank> byName = All.ToDictionary(rank => rank.Name, StringComparer.Ordinal);

    /// <summary>The entry of a map, in any order of its sizes; null when there is none.</summary>
    public static KnownRank? Of(BilinearMap map) => byName.GetValueOrDefault(map.IsMatrixProduct ? SchemeOperations.SortedName(map) : map.Name);

    /// <summary>The best published rank of a map in a ring, or null when no table says. Modulo 2 the ranks over Z are a bound; lower ones are known for some sizes.</summary>
    public static int? Of(BilinearMap map, SchemeRing ring)
    {
        if (Of(map) is not { } known) return null;
        return ring switch
        {
            SchemeRing.Q or SchemeRing.Z3 => known.Rational,
            SchemeRing.ZT => known.Ternary ?? known.Integral,
            SchemeRing.Z2 when known.Name == "4x4x4" => 47,
            SchemeRing.Z2 when known.Name == "4x4x5" => 60,
            _ => known.Integral,
        };
    }

    private static IEnumerable<KnownRank> ReadGeneral()
    {
        using Stream stream = typeof(KnownRanks).Assembly.GetManifestResourceStream("known-ranks.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            string[] parts = line.Split(' ');
            var map = BilinearMap.Parse(parts[0]);
            int rational = Number(parts[1]), integral = parts[2] == "-" ? rational : Number(parts[2]);
            yield return new KnownRank(map.Name, rational, integral, parts[3] == "-" ? null : Number(parts[3]), map.Terms.Count, General);
        }
    }

    private static IEnumerable<KnownRank> ReadStructured()
    {
        foreach ((string operation, string ranks) in structured)
        {
            string[] parts = ranks.Split(' ');
            for (int i = 0; i < parts.Length; i++)
            {
                var map = BilinearMap.Structured(operation, i + 2);
                int[] values = [.. parts[i].Split('/').Select(Number)];
                int rational = values[0] == 0 ? map.Terms.Count : values[0];
                yield return new KnownRank(map.Name, rational, values.Length > 1 ? values[1] : rational, null, map.Terms.Count, StructuredSource);
            }
        }
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
