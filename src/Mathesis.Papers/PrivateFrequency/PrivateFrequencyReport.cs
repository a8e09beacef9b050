using System.Globalization;
using Mathesis.Laboratory;
using Mathesis.Privacy;

namespace Mathesis.Papers;

/// <summary>Writes the figures of one replicate of paper 65.</summary>
internal static class PrivateFrequencyReport
{
    /// <summary>Writes a replicate's sections.</summary>
    public static void Write(IReportBuilder report, ReplicateResult replicate, ArmResult accuracy, ArmResult large, ArmResult decoding, bool several)
    {
        string suffix = several ? string.Create(CultureInfo.InvariantCulture, $", seed {replicate.Seed}") : "";
        report.Section("Accuracy" + suffix, "Mean squared error of a frequency; beside the best rival, modular subset selection pays for its short reports with a few percent.");
        report.Figure(new Figure([.. Survey.Populations.Select(population => Curves(accuracy, population, "mse", population == "zipf" ? "Zipf" : "Spike", "mean squared error"))]), "Simulated surveys, by budget.");
        report.Table(["population", "mechanism", "epsilon", "mean squared error", "its formula", "ratio"], ErrorRows(accuracy), "Simulated surveys beside the exact formulas.");
        report.Table(["population", "mechanism", "epsilon", "mean squared error", "its formula", "ratio"], ErrorRows(large), "The comparison on many categories.");

        report.Section("Reports and attack" + suffix, "How long a report is, and how often its sender's value is guessed from it.");
        report.Figure(
            new Figure([Curves(accuracy, "zipf", "bits", "Length of a report", "bits"), Curves(accuracy, "zipf", "attack", "The paper's attack, Zipf", "success rate"), Curves(accuracy, "zipf", "best guess", "The best attack on uniform values", "success rate")]),
            "The best attack knows the mechanism and thinks all values equally likely; its success is computed, not simulated.");

        report.Section("Decoding" + suffix, "Seconds from the reports to the frequencies of all categories, one thread, median.");
        report.Table(["mechanism", "epsilon", "seconds"], Keys(decoding, "decoding seconds").Select(key => (IReadOnlyList<string>)[key.Mechanism, Number(key.Epsilon), Number(key.Value)]), "Times of this run's machine.");
        report.Table(["", "iterations of least squares"], decoding.Measurements.Where(pair => pair.Key.StartsWith("iterations, ", StringComparison.Ordinal)).OrderBy(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (IReadOnlyList<string>)[pair.Key["iterations, ".Length..], Number(pair.Value)]), "They grow with the number of moduli, not with the number of categories.");
    }

    private static Panel Curves(ArmResult arm, string population, string what, string title, string label) => new()
    {
        Title = title,
        XLabel = "epsilon",
        YLabel = label,
        LogY = true,
        Marks = [.. MechanismCatalogue.Names.Select(name =>
        {
            (string Population, string Mechanism, double Epsilon, double Value)[] points = [.. Keys(arm, what).Where(key => key.Population == population && key.Mechanism == name)];
            return new Mark.Line([.. points.Select(point => point.Epsilon)], [.. points.Select(point => point.Value)]) { Label = name };
        })],
    };

    private static IEnumerable<IReadOnlyList<string>> ErrorRows(ArmResult arm) => Keys(arm, "mse").Select(key =>
    {
        double formula = arm[Survey.Key("formula", key.Population, key.Mechanism, key.Epsilon)];
        return (IReadOnlyList<string>)[key.Population, key.Mechanism, Number(key.Epsilon), Number(key.Value), Number(formula), Number(key.Value / formula)];
    });

    /// <summary>The measurements of a kind, by population, mechanism and budget.</summary>
    private static IEnumerable<(string Population, string Mechanism, double Epsilon, double Value)> Keys(ArmResult arm, string what) => arm.Measurements
        .Select(pair => (Parts: pair.Key.Split(", "), pair.Value))
        .Where(entry => entry.Parts.Length == 4 && entry.Parts[0] == what)
        .Select(entry => (entry.Parts[1], entry.Parts[2], double.Parse(entry.Parts[3]["epsilon ".Length..], CultureInfo.InvariantCulture), entry.Value))
        .OrderByDescending(entry => entry.Item1, StringComparer.Ordinal)
        .ThenBy(entry => MechanismCatalogue.Names.ToList().IndexOf(entry.Item2))
        .ThenBy(entry => entry.Item3);

    private static string Number(double value) => ClaimText.Value(value, MetricFormat.Number);
}
