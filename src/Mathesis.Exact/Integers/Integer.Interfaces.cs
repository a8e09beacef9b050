using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Mathesis.Exact;

/// <content>The platform's interfaces of generic mathematics that fit a number without bounds.</content>
public readonly partial struct Integer :
    IAdditionOperators<Integer, Integer, Integer>,
    ISubtractionOperators<Integer, Integer, Integer>,
    IMultiplyOperators<Integer, Integer, Integer>,
    IDivisionOperators<Integer, Integer, Integer>,
    IModulusOperators<Integer, Integer, Integer>,
    IUnaryNegationOperators<Integer, Integer>,
    IUnaryPlusOperators<Integer, Integer>,
    IIncrementOperators<Integer>,
    IDecrementOperators<Integer>,
    IBitwiseOperators<Integer, Integer, Integer>,
    IComparisonOperators<Integer, Integer, bool>,
    IAdditiveIdentity<Integer, Integer>,
    IMultiplicativeIdentity<Integer, Integer>,
    ISpanParsable<Integer>
{
    static Integer IAdditiveIdentity<Integer, Integer>.AdditiveIdentity => Zero;

    static Integer IMultiplicativeIdentity<Integer, Integer>.MultiplicativeIdentity => One;

    static Integer ISpanParsable<Integer>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static Integer IParsable<Integer>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Integer>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Integer result) => TryParse(s, out result);

    static bool IParsable<Integer>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Integer result) => TryParse(s, out result);
}
