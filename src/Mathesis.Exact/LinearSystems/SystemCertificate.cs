using System.Text.Encodings.Web;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A solved system as a file that proves itself: the equations, and either all solutions or the combination that gives 0 = 1. Numbers are
/// strings, equations and unknowns are numbered from 0. <see cref="CertificateCheck"/> verifies it.
/// </summary>
public static class SystemCertificate
{
    /// <summary>What <c>kind</c> says.</summary>
    public const string Kind = "linear-system";

    /// <summary>The version of the layout.</summary>
    public const int Schema = 1;

    /// <summary>Writes a certificate.</summary>
    /// <param name="path">The file.</param>
    /// <param name="solution">A proved solution over the rational numbers.</param>
    /// <exception cref="InputError">The solution proves nothing, or the file cannot be written.</exception>
    public static void Write(string path, LinearSolution solution)
    {
        if (!solution.IsProved || (solution.Rules is null && solution.Contradiction.Count == 0) || solution.Characteristic != 0)
            throw new InputError("only a full solution over the rational numbers has a certificate", expected: "leave out --pivots-only and --over");
        AtomicFile.Write(path, stream => Write(stream, solution));
    }

    private static void Write(Stream stream, LinearSolution solution)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        LinearSystem system = solution.System;
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("kind", Kind);
        json.WriteStartArray("unknowns");
        foreach (string name in system.Unknowns) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("equations");
        for (int row = 0; row < system.Equations; row++)
        {
            json.WriteStartObject();
            WriteTerms(json, system.Coefficients.RowColumns(row), system.Coefficients.RowValues(row));
            if (!system.RightSide(row).IsZero) json.WriteString("equals", system.RightSide(row).ToString());
            json.WriteEndObject();
            // The writer's buffer must not grow to the size of the file.
            if (json.BytesPending > 1 << 20) json.Flush();
        }
        json.WriteEndArray();
        json.WriteBoolean("consistent", solution.IsConsistent);
        if (solution.IsConsistent)
        {
            json.WriteNumber("rank", solution.Rank);
            json.WriteStartArray("independent");
            foreach (int equation in solution.IndependentEquations) json.WriteNumberValue(equation);
            json.WriteEndArray();
            WriteRules(json, solution);
        }
        else
        {
            json.WriteStartArray("contradiction");
            foreach ((int equation, Rational factor) in solution.Contradiction)
            {
                json.WriteStartObject();
                json.WriteNumber("equation", equation);
                json.WriteString("factor", factor.ToString());
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, LinearSolution solution)
    {
        SparseMatrix<Rational> rules = solution.Rules!;
        json.WriteStartArray("rules");
        for (int row = 0; row < solution.Pivots.Count; row++)
        {
            ReadOnlySpan<int> columns = rules.RowColumns(row);
            ReadOnlySpan<Rational> values = rules.RowValues(row);
            int terms = columns is [.., var last] && last == rules.Columns - 1 ? columns.Length - 1 : columns.Length;
            json.WriteStartObject();
            json.WriteNumber("unknown", solution.Pivots[row]);
            if (terms < columns.Length) json.WriteString("constant", values[^1].ToString());
            WriteTerms(json, columns[..terms], values[..terms]);
            json.WriteEndObject();
            if (json.BytesPending > 1 << 20) json.Flush();
        }
        json.WriteEndArray();
    }

    private static void WriteTerms(Utf8JsonWriter json, ReadOnlySpan<int> unknowns, ReadOnlySpan<Rational> factors)
    {
        json.WriteStartArray("terms");
        for (int i = 0; i < unknowns.Length; i++)
        {
            json.WriteStartArray();
            json.WriteNumberValue(unknowns[i]);
            json.WriteStringValue(factors[i].ToString());
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
