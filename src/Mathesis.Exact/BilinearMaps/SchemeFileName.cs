using System.Globalization;
using System.Text.RegularExpressions;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// What the name of a scheme's file says, by the conventions of the public collections: <c>4x5x12_m179_ZT</c> (FastMatrixMultiplication),
/// <c>kg-333-rank14-rec-0-0-0-q</c> (flip-cpd) and <c>334-29-mod0</c> (flips).
/// </summary>
/// <param name="Map">What the scheme computes.</param>
/// <param name="Rank">The number of products.</param>
/// <param name="Ring">The ring, or null when the name only says that the characteristic is 0.</param>
public sealed partial record SchemeFileName(BilinearMap Map, int Rank, SchemeRing? Ring)
{
    /// <summary>Reads a name; null when it follows no convention.</summary>
    public static SchemeFileName? Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            if (Product().Match(name) is { Success: true } product)
                return new SchemeFileName(BilinearMap.Parse(product.Groups[1].Value), Number(product.Groups[2]), product.Groups[3].Success ? SchemeRings.Parse(product.Groups[3].Value) : null);
            if (Structured().Match(name) is { Success: true } structured)
            {
                SchemeRing? ring = structured.Groups[3].Value switch { "q" => SchemeRing.Q, "z" => SchemeRing.Z, "f2" or "z2" => SchemeRing.Z2, "f3" or "z3" => SchemeRing.Z3, "zt" => SchemeRing.ZT, _ => null };
                return new SchemeFileName(BilinearMap.Parse(structured.Groups[1].Value), Number(structured.Groups[2]), ring);
            }
            if (Short().Match(name) is { Success: true } digits)
                return new SchemeFileName(BilinearMap.Parse(digits.Groups[1].Value), Number(digits.Groups[2]), digits.Groups[3].Value switch { "2" => SchemeRing.Z2, "3" => SchemeRing.Z3, _ => null });
        }
        catch (InputError)
        {
            // A name that only looks like one says nothing.
        }
        return null;
    }

    /// <summary>The name of a scheme's file, without its extension: <c>4x4x4_m49_ZT</c>, <c>kg-333-rank14-rec-0-0-0-q</c>.</summary>
    public static string For(BilinearScheme scheme)
    {
        if (scheme.Map.IsMatrixProduct) return string.Create(CultureInfo.InvariantCulture, $"{scheme.Map.Name}_m{scheme.Rank}_{scheme.Ring}");
        var recursive = RecursiveProducts.Of(scheme);
        string ring = scheme.Ring switch { SchemeRing.Z2 => "f2", SchemeRing.Z3 => "f3", SchemeRing.Q => "q", _ => "z" };
        return string.Create(CultureInfo.InvariantCulture, $"{scheme.Map.Name}-rank{scheme.Rank}-rec-{recursive.Structured}-{recursive.HalfStructured}-{recursive.Other}-{ring}");
    }

    private static int Number(Group digits) => int.Parse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,2}x\d{1,2}x\d{1,2})_m(\d{1,6})(?:_(ZT|Z2|Z3|Z|Q))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Product();

    [GeneratedRegex(@"^([a-z]{2}-\d{3}c?)-rank(\d{1,6})(?:-rec-\d+-\d+-\d+)?(?:-(zt|z2|z3|z|q|f2|f3))?(?:-\d+)?(?:\.|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Structured();

    [GeneratedRegex(@"^(\d{3})-(\d{1,6})-mod([023])[a-z]?(?:\.|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Short();
}
