using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Papers;

/// <summary>The sizes of paper 65's experiment; the defaults are those of the small scale.</summary>
public sealed record PrivateFrequencyOptions : IOptions
{
    /// <summary>How many categories the full comparison has.</summary>
    public int Categories { get; init; } = 1024;

    /// <summary>How many categories the large comparison and the decoding have.</summary>
    public int LargeCategories { get; init; } = 22_000;

    /// <summary>How many users report.</summary>
    public int Users { get; init; } = 10_000;

    /// <summary>Surveys of every mechanism, budget and population in the full comparison.</summary>
    public int Trials { get; init; } = 50;

    /// <summary>Surveys in the large comparison.</summary>
    public int LargeTrials { get; init; } = 2;

    /// <summary>Timed decodings of every mechanism and budget; their median counts.</summary>
    public int Timings { get; init; } = 7;

    /// <summary>The budgets of the comparisons, separated by blanks.</summary>
    public string Epsilons { get; init; } = "0.5 1 2 3 4 5";

    /// <summary>The budgets of the large comparison.</summary>
    public string LargeEpsilons { get; init; } = "1 3 5";

    /// <summary>The budgets of the timed decodings: those of the paper's table.</summary>
    public string DecodingEpsilons { get; init; } = "2 3 4 4.5 5";

    /// <inheritdoc/>
    public void Validate()
    {
        Check(Categories, 8, 4096, "categories");
        Check(LargeCategories, 8, 1 << 20, "large-categories");
        Check(Users, 100, 1_000_000, "users");
        Check(Trials, 1, 10_000, "trials");
        Check(LargeTrials, 1, 10_000, "large-trials");
        Check(Timings, 1, 1000, "timings");
        foreach ((string field, string text) in new[] { ("epsilons", Epsilons), ("large-epsilons", LargeEpsilons), ("decoding-epsilons", DecodingEpsilons) })
            if (Parse(text) is not { Count: > 0 } values || values.Any(value => value is not (>= 0.01 and <= 8)))
                throw new InputError($"'{text}' is no list of budgets", field, "expected numbers from 0.01 to 8, separated by blanks");
    }

    /// <summary>Numbers of a list; NaN for what is none.</summary>
    public static IReadOnlyList<double> Parse(string list) =>
        [.. list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];

    private static void Check(int value, int least, int most, string field)
    {
        if (value < least || value > most)
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{value} is out of range"), field, string.Create(CultureInfo.InvariantCulture, $"expected {least} to {most}"));
    }
}
