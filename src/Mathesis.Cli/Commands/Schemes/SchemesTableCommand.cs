using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes table</c>: the best known ranks beside those of the store.</summary>
internal sealed class SchemesTableCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public SchemesTableCommand(Services services)
        : base("table", "The best published ranks, dated, beside what the store holds", "mathesis schemes table", "mathesis schemes table --largest 8", "mathesis schemes table --structured")
    {
        var largest = new Option<int>("--largest") { Description = "The largest size of general products, 2 to 12", HelpName = "N", DefaultValueFactory = _ => 5 };
        var structured = new Option<bool>("--structured") { Description = "Products of structured matrices" };
        var held = new Option<bool>("--held") { Description = "Only what the store holds" };
        Option<bool> json = CommonOptions.Json();
        Add(largest);
        Add(structured);
        Add(held);
        Add(json);
        SetAction(parsed =>
        {
            int most = parsed.GetValue(largest);
            if (most is < 2 or > 12) throw new InputError($"{most} is out of range", largest.Name, "expected 2 to 12");
            ILookup<string, BilinearScheme> store = SchemeArguments.Store(parsed).ReadAll().ToLookup(
                entry => entry.Scheme.Map.IsMatrixProduct ? SchemeOperations.SortedName(entry.Scheme.Map) : entry.Scheme.Map.Name, entry => entry.Scheme);
            RankOutputRow[] rows = [.. KnownRanks.All.Select(known => (Known: known, Map: BilinearMap.Parse(known.Name)))
                .Where(entry => parsed.GetValue(structured) ? !entry.Map.IsMatrixProduct : entry.Map.IsMatrixProduct && Math.Max(entry.Map.Rows, Math.Max(entry.Map.Inner, entry.Map.Columns)) <= most)
                .Select(entry => Row(entry.Known, store[entry.Known.Name]))
                .Where(row => !parsed.GetValue(held) || row.Held.Count > 0)];
            if (parsed.GetValue(json))
            {
                services.WriteJson(new SchemeTableOutput(rows), OutputJson.Readable.SchemeTableOutput);
                return;
            }
            var table = new TextTable("product", " definition", " Q", " Z", " ZT", "store", "source");
            foreach (RankOutputRow row in rows)
                table.Add(row.Map, Text(row.Naive), Text(row.Q), Text(row.Z), row.Zt is { } ternary ? Text(ternary) : "", string.Join(" ", row.Held.Select(pair => $"{pair.Key}:{pair.Value}")) + (row.Record ? " BELOW THE TABLE" : ""), row.Source);
            table.Write(services.Output);
        });
    }

    private static RankOutputRow Row(KnownRank known, IEnumerable<BilinearScheme> schemes)
    {
        var held = new SortedDictionary<string, int>(schemes.GroupBy(scheme => scheme.Ring.ToString()).ToDictionary(group => group.Key, group => group.Min(scheme => scheme.Rank)), StringComparer.Ordinal);
        var map = BilinearMap.Parse(known.Name);
        bool isRecord = held.Any(pair => SchemeRings.Parse(pair.Key) is var ring && ring.Characteristic() == 0 && KnownRanks.Of(map, ring) is { } best && pair.Value < best);
        return new RankOutputRow(known.Name, known.Naive, known.Rational, known.Integral, known.Ternary, held, isRecord, known.Source);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
