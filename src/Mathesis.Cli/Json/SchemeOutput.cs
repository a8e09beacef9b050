using System.Text.Json.Serialization;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary>A verified scheme.</summary>
internal sealed record SchemeOutput(
    string File, string Map, IReadOnlyList<int> Size, string Ring, int Rank, bool Valid, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FailingEquation,
    int Additions, int Naive, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Exponent, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int>? Recursive)
{
    /// <summary>The version of this shape.</summary>
    public int Schema => 1;

    /// <summary>Verifies a scheme.</summary>
    public static SchemeOutput Of(string file, BilinearScheme scheme)
    {
        SchemeVerdict verdict = SchemeVerifier.Verify(scheme);
        BilinearMap map = scheme.Map;
        RecursiveProducts? recursive = map.IsMatrixProduct ? null : RecursiveProducts.Of(scheme);
        return new SchemeOutput(
            file, map.Name, [map.Rows, map.Inner, map.Columns], scheme.Ring.ToString(), scheme.Rank, verdict.IsValid, verdict.FailingEquation, scheme.NaiveAdditions, map.Terms.Count,
            double.IsNaN(scheme.Exponent) ? null : scheme.Exponent, recursive is null ? null : [recursive.Structured, recursive.HalfStructured, recursive.Other]);
    }
}
