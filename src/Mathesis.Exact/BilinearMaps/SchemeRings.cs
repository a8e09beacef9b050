using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Names and characteristics of rings of coefficients.</summary>
public static class SchemeRings
{
    /// <summary>The ring of a name: <c>Z2</c>, <c>Z3</c>, <c>ZT</c>, <c>Z</c> or <c>Q</c>, in any case.</summary>
    /// <exception cref="InputError">There is no such ring.</exception>
    public static SchemeRing Parse(string name) =>
        Enum.GetValues<SchemeRing>().Cast<SchemeRing?>().FirstOrDefault(ring => ring.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw Suggestions.Unknown("ring", name, Enum.GetNames<SchemeRing>());

    /// <summary>The number n &gt; 0 modulo which equations hold, or 0 when they hold in integers or rationals.</summary>
    public static int Characteristic(this SchemeRing ring) => ring switch { SchemeRing.Z2 => 2, SchemeRing.Z3 => 3, _ => 0 };

    /// <summary>Whether a fraction in lowest terms is a coefficient of this ring, as this ring writes it.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="numerator">The numerator.</param>
    /// <param name="denominator">The denominator, at least 1.</param>
    public static bool Contains(this SchemeRing ring, int numerator, int denominator) => ring switch
    {
        SchemeRing.Z2 => denominator == 1 && numerator is 0 or 1,
        SchemeRing.Z3 or SchemeRing.ZT => denominator == 1 && numerator is >= -1 and <= 1,
        SchemeRing.Z => denominator == 1,
        _ => true,
    };

    /// <summary>The coefficients in words, for messages: <c>-1, 0 or 1</c>.</summary>
    public static string Coefficients(this SchemeRing ring) => ring switch
    {
        SchemeRing.Z2 => "0 or 1",
        SchemeRing.Z3 or SchemeRing.ZT => "-1, 0 or 1",
        SchemeRing.Z => "integers",
        _ => "fractions",
    };
}
