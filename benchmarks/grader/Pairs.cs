using System.Text.Json;

namespace Mathesis.Benchmarks.Grader;

/// <summary>Pairs of a gold and an answer from published data sets.</summary>
internal static class Pairs
{
    private static readonly string[] math = ["math/algebra.train.json", "math/counting_and_probability.train.json", "math/number_theory.train.json", "math/prealgebra.train.json"];

    /// <summary>The folder beside the checkout.</summary>
    public static string DefaultFolder()
    {
        for (DirectoryInfo? place = new(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            string path = Path.Combine(place.FullName, "shared", "data");
            if (Directory.Exists(path)) return path;
        }
        return "data";
    }

    /// <summary>MATH golds with the worked solution they end (right) and with the gold before them (mostly wrong); GSM8K golds with model solutions.</summary>
    public static List<(string Gold, string Answer)> Read(string folder)
    {
        var pairs = new List<(string, string)>();
        foreach (string file in math.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            string before = "0";
            foreach (string line in File.ReadLines(file))
            {
                using var record = JsonDocument.Parse(line);
                string gold = record.RootElement.GetProperty("answer").GetString()!;
                if (gold.Length == 0) continue;
                pairs.Add((gold, record.RootElement.GetProperty("steps").GetString()!));
                pairs.Add((gold, before));
                before = gold;
            }
        }
        string models = Path.Combine(folder, "gsm8k/example_model_solutions.head300.jsonl");
        if (File.Exists(models))
        {
            foreach (string line in File.ReadLines(models))
            {
                using var record = JsonDocument.Parse(line);
                string gold = record.RootElement.GetProperty("ground_truth").GetString()!;
                gold = gold[(gold.LastIndexOf("A:", StringComparison.Ordinal) + 2)..].Trim();
                foreach (JsonProperty property in record.RootElement.EnumerateObject())
                {
                    if (property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("solution", out JsonElement solution)) pairs.Add((gold, "Answer: " + solution.GetString()!.Split("A:")[^1].Trim()));
                }
            }
        }
        if (pairs.Count == 0) throw new FileNotFoundException($"no data sets in {folder}: expected math/ and gsm8k/");
        return pairs;
    }

    /// <summary>Evenly taken pairs of formulas that both graders read: every other gold with a rewriting of itself, every other with its neighbour.</summary>
    public static List<(string Gold, string Answer)> Sample(List<(string Gold, string Answer)> pairs, int count)
    {
        string[] golds = [.. pairs.Select(pair => pair.Gold).Distinct().Where(gold => gold.Any(c => c is '\\' or '^' or '+') && !gold.Contains("text", StringComparison.Ordinal) && !gold.Contains("mbox", StringComparison.Ordinal) && gold.AsSpan().IndexOfAny("%$!,_[]:=") < 0 && !gold.Contains("circ", StringComparison.Ordinal) && !gold.Contains("begin", StringComparison.Ordinal))];
        var sample = new List<(string, string)>();
        for (int i = 0; i < Math.Min(count, golds.Length); i++)
        {
            string gold = golds[(int)((long)i * golds.Length / Math.Min(count, golds.Length))];
            sample.Add((gold, i % 2 == 0 ? $"\\frac{{2 ({gold}) + 2}}{{2}} - 1" : $"{gold} + 1"));
        }
        return sample;
    }
}
