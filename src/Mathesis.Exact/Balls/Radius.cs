using System.Globalization;
using System.Numerics;

namespace Mathesis.Exact;

/// <summary>
/// A bound on an error: a number mantissa 2^exponent with a mantissa of 30 bits, or infinity. Every operation rounds up unless its name
/// says otherwise, so a result is never below the true value.
/// </summary>
/// <remarks>The design of Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic" (2017), section 3.</remarks>
public readonly struct Radius : IEquatable<Radius>, IComparable<Radius>
{
    private const int Bits = 30;
    private const uint InfiniteMantissa = uint.MaxValue;

    private readonly uint mantissa;
    private readonly long exponent;

    private Radius(uint mantissa, long exponent)
    {
        this.mantissa = mantissa;
        this.exponent = exponent;
    }

    /// <summary>0.</summary>
    public static Radius Zero => default;

    /// <summary>A bound that excludes nothing.</summary>
    public static Radius Infinite => new(InfiniteMantissa, 0);

    /// <summary>Whether the bound is 0.</summary>
    public bool IsZero => mantissa == 0;

    /// <summary>Whether the bound is infinite.</summary>
    public bool IsInfinite => mantissa == InfiniteMantissa;

    /// <summary>The e with value &lt; 2^e at most twice the value; the least long for 0 and the greatest for infinity.</summary>
    public long Top => IsZero ? long.MinValue : IsInfinite ? long.MaxValue : exponent + Bits;

    /// <summary>2^exponent.</summary>
    public static Radius PowerOfTwo(long exponent) => new(1u << (Bits - 1), exponent - Bits + 1);

    /// <summary>An upper bound of |mantissa| 2^exponent.</summary>
    public static Radius Above(Integer mantissa, long exponent) => Cut(mantissa, exponent, up: true);

    /// <summary>A lower bound of |mantissa| 2^exponent.</summary>
    public static Radius Below(Integer mantissa, long exponent) => Cut(mantissa, exponent, up: false);

    /// <summary>An upper bound of a number of units.</summary>
    /// <param name="count">How many, below 2^63.</param>
    /// <param name="unitExponent">The unit is 2 to this power.</param>
    public static Radius Units(ulong count, long unitExponent) => Normalize(count, unitExponent);

    /// <summary>The sum.</summary>
    public static Radius operator +(Radius a, Radius b)
    {
        if (a.IsZero || b.IsInfinite) return b;
        if (b.IsZero || a.IsInfinite) return a;
        if (a.exponent < b.exponent) (a, b) = (b, a);
        long shift = a.exponent - b.exponent;
        ulong large = (ulong)a.mantissa << Bits, small = (ulong)b.mantissa << Bits;
        ulong kept = shift < 64 ? small >> (int)shift : 0;
        bool lost = shift >= 64 || kept << (int)shift != small;
        return Normalize(large + kept + (lost ? 1UL : 0), a.exponent - Bits);
    }

    /// <summary>The product; 0 times infinity is infinite.</summary>
    public static Radius operator *(Radius a, Radius b) =>
        a.IsInfinite || b.IsInfinite ? Infinite
        : a.IsZero || b.IsZero ? Zero
        : Normalize((ulong)a.mantissa * b.mantissa, a.exponent + b.exponent);

    /// <summary>The quotient by a lower bound of the divisor; infinite when that is 0.</summary>
    public static Radius operator /(Radius a, Radius b)
    {
        if (a.IsInfinite || b.IsInfinite || b.IsZero) return Infinite;
        if (a.IsZero) return Zero;
        (ulong quotient, ulong rest) = Math.DivRem((ulong)a.mantissa << (Bits + 2), b.mantissa);
        return Normalize(quotient + (rest == 0 ? 0UL : 1), a.exponent - b.exponent - Bits - 2);
    }

    /// <summary>The bound times 2^places.</summary>
    public static Radius operator <<(Radius a, int places) => Scale(a, places);

    /// <summary>The bound times 2^places.</summary>
    public static Radius Scale(Radius a, long places) => a.IsZero || a.IsInfinite ? a : new Radius(a.mantissa, a.exponent + places);

    /// <summary>A lower bound of a - b for a lower bound a and an upper bound b; 0 when that is not positive.</summary>
    public static Radius DifferenceBelow(Radius a, Radius b)
    {
        if (b.IsZero || a.IsInfinite) return a;
        if (a <= b) return Zero;
        long shift = a.exponent - b.exponent;
        ulong large = (ulong)a.mantissa << Bits, small = (ulong)b.mantissa << Bits;
        ulong kept = shift < 64 ? small >> (int)shift : 0;
        ulong difference = large - kept - (shift >= 64 || kept << (int)shift != small ? 1UL : 0);
        if (difference == 0) return Zero;
        int drop = 64 - BitOperations.LeadingZeroCount(difference) - Bits;
        return drop > 0 ? new Radius((uint)(difference >> drop), a.exponent - Bits + drop) : Normalize(difference, a.exponent - Bits);
    }

    /// <summary>The larger bound.</summary>
    public static Radius Max(Radius a, Radius b) => a < b ? b : a;

    /// <summary>The smaller bound.</summary>
    public static Radius Min(Radius a, Radius b) => a < b ? a : b;

    /// <summary>The bound as mantissa and exponent of two, exactly.</summary>
    /// <exception cref="InvalidOperationException">The bound is infinite.</exception>
    public (Integer Mantissa, long Exponent) Parts =>
        IsInfinite ? throw new InvalidOperationException("an infinite bound is no number") : ((ulong)mantissa, exponent);

    /// <summary>The nearest double; infinite or 0 beyond the range.</summary>
    public double ToDouble() => IsInfinite ? double.PositiveInfinity : Math.ScaleB(mantissa, (int)Math.Clamp(exponent, -5000, 5000));

    /// <inheritdoc/>
    public int CompareTo(Radius other)
    {
        if (IsInfinite || other.IsInfinite) return IsInfinite.CompareTo(other.IsInfinite);
        if (IsZero || other.IsZero) return other.IsZero.CompareTo(IsZero);
        int order = exponent.CompareTo(other.exponent);
        return order != 0 ? order : mantissa.CompareTo(other.mantissa);
    }

    /// <inheritdoc/>
    public bool Equals(Radius other) => mantissa == other.mantissa && exponent == other.exponent;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Radius other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((int)mantissa * 31) ^ (int)exponent);

    /// <summary>Whether the bounds are equal.</summary>
    public static bool operator ==(Radius a, Radius b) => a.Equals(b);

    /// <summary>Whether the bounds differ.</summary>
    public static bool operator !=(Radius a, Radius b) => !a.Equals(b);

    /// <summary>Whether a is less than b.</summary>
    public static bool operator <(Radius a, Radius b) => a.CompareTo(b) < 0;

    /// <summary>Whether a is greater than b.</summary>
    public static bool operator >(Radius a, Radius b) => a.CompareTo(b) > 0;

    /// <summary>Whether a is at most b.</summary>
    public static bool operator <=(Radius a, Radius b) => a.CompareTo(b) <= 0;

    /// <summary>Whether a is at least b.</summary>
    public static bool operator >=(Radius a, Radius b) => a.CompareTo(b) >= 0;

    /// <summary>Three significant digits rounded up: <c>1.24e-50</c>.</summary>
    public override string ToString()
    {
        if (IsZero) return "0";
        if (IsInfinite) return "infinity";
        // log10(2) is a little above 0.30102999566398119.
        double logarithm = ((double)exponent + Math.Log2(mantissa)) * 0.30102999566398120;
        double power = Math.Floor(logarithm);
        double lead = Math.Ceiling((Math.Pow(10, logarithm - power) * 100) + 1e-3) / 100;
        if (lead >= 10) (lead, power) = (lead / 10, power + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{lead:0.00}e{power:0}");
    }

    private static Radius Cut(Integer mantissa, long exponent, bool up)
    {
        int drop = (int)Math.Max(0, mantissa.BitLength - Bits);
        Integer magnitude = Integer.Abs(mantissa);
        ulong top = (ulong)(magnitude >> drop);
        if (up && magnitude.TrailingZeroCount < drop) top++;
        return Normalize(top, exponent + drop);
    }

    private static Radius Normalize(ulong mantissa, long exponent)
    {
        if (mantissa == 0) return Zero;
        int drop = 64 - BitOperations.LeadingZeroCount(mantissa) - Bits;
        if (drop <= 0) return new Radius((uint)(mantissa << -drop), exponent + drop);
        ulong cut = mantissa >> drop;
        if (cut << drop != mantissa) cut++;
        return cut >> Bits != 0 ? new Radius((uint)(cut >> 1), exponent + drop + 1) : new Radius((uint)cut, exponent + drop);
    }
}
