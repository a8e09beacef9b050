using System.Globalization;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Writes the tables of paper 52.</summary>
internal static class FiniteFieldSolveReport
{
    /// <summary>What a replicate measured.</summary>
    public static void Write(IReportBuilder report, ReplicateResult replicate)
    {
        ArmResult comparison = replicate.Arm("comparison"), dense = replicate.Arm("dense"), bootstrap = replicate.Arm("bootstrap"), kernels = replicate.Arm("compiled prime");
        string seed = replicate.Seed.ToString(CultureInfo.InvariantCulture);
        report.Section($"Systems, seed {seed}", "Every solution was substituted into all equations over the integers, and every contradiction multiplied out.");
        report.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"{comparison["systems compared"]} random systems, {comparison["contradictory systems"]} of them contradictory, were compared with {(comparison["compared with FLINT"] > 0 ? "FLINT" : "fraction-free elimination, because FLINT is not installed")}: {comparison["different answers"]} answers differ."));
        report.Table(
            ["system", "equations", "unknowns", "primes", "seconds"],
            [
                ["dense, scrambled", Number(dense["dense unknowns"] - 1), Number(dense["dense unknowns"]), Number(dense["dense primes"]), Number(dense["dense seconds"])],
                ["amplitude bootstrap", Number(bootstrap["bootstrap equations"]), Number(bootstrap["bootstrap unknowns"]), Number(bootstrap["bootstrap primes"]), Number(bootstrap["bootstrap seconds"])],
            ],
            string.Create(CultureInfo.InvariantCulture, $"The bootstrap leaves {bootstrap["bootstrap amplitudes"]} independent amplitudes. Times are from the equations to the end of the proof."));
        report.Section("The compiled prime", "Row reduction of the same random matrix: the prime a variable, the prime compiled in, and vector code with the prime a variable. One thread, medians of alternating rounds.");
        report.Table(
            ["prime", "variable", "compiled in", "vector code", "gain by compiling", "vector code over compiled"],
            [Row("31-bit", "31 bits"), Row("16-bit", "16 bits")],
            "Seconds, and their ratios.");

        IReadOnlyList<string> Row(string name, string bits) =>
        [
            name, Number(kernels[$"{name} variable seconds"]), Number(kernels[$"{name} compiled seconds"]), Number(kernels[$"{name} vectors seconds"]),
            Number(kernels[$"compiled prime gain, {bits}"]), Number(kernels[$"vectors over compiled prime, {bits}"]),
        ];
    }

    private static string Number(double value) => value.ToString(value == Math.Floor(value) ? "0" : "0.0000", CultureInfo.InvariantCulture);
}
