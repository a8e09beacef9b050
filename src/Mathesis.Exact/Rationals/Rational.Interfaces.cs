using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Mathesis.Exact;

/// <content>The platform's interfaces of generic mathematics that fit a number without bounds.</content>
public readonly partial struct Rational :
    IAdditionOperators<Rational, Rational, Rational>,
    ISubtractionOperators<Rational, Rational, Rational>,
    IMultiplyOperators<Rational, Rational, Rational>,
    IDivisionOperators<Rational, Rational, Rational>,
    IUnaryNegationOperators<Rational, Rational>,
    IUnaryPlusOperators<Rational, Rational>,
    IComparisonOperators<Rational, Rational, bool>,
    IAdditiveIdentity<Rational, Rational>,
    IMultiplicativeIdentity<Rational, Rational>,
    ISpanParsable<Rational>
{
    static Rational IAdditiveIdentity<Rational, Rational>.AdditiveIdentity => Zero;

    static Rational IMultiplicativeIdentity<Rational, Rational>.MultiplicativeIdentity => One;

    static Rational ISpanParsable<Rational>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static Rational IParsable<Rational>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Rational>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Rational result) => TryParse(s, out result);

    static bool IParsable<Rational>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Rational result) => TryParse(s, out result);
}
