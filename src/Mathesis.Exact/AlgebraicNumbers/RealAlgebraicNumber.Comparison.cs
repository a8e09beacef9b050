namespace Mathesis.Exact;

public sealed partial class RealAlgebraicNumber
{
    /// <summary>The order of the numbers. Those with different minimal polynomials are different, and then narrow intervals part.</summary>
    public int CompareTo(RealAlgebraicNumber? other)
    {
        if (other is null) return 1;
        if (ReferenceEquals(this, other)) return 0;
        if (other.TryToRational(out Rational value)) return CompareTo(value);
        if (TryToRational(out value)) return -other.CompareTo(value);
        bool same = MinimalPolynomial == other.MinimalPolynomial;
        while (true)
        {
            RootInterval a = interval, b = other.interval;
            if (a.High <= b.Low) return -1;
            if (b.High <= a.Low) return 1;
            if (same)
            {
                // A root in the common part is both numbers, and the only one.
                Rational low = a.Low >= b.Low ? a.Low : b.Low, high = a.High <= b.High ? a.High : b.High;
                if (MinimalPolynomial.SignAt(low) != MinimalPolynomial.SignAt(high)) return 0;
            }
            HalveInterval();
            other.HalveInterval();
        }
    }

    /// <summary>The order of this number and a rational one.</summary>
    public int CompareTo(Rational other)
    {
        RootInterval current = interval;
        if (IsRational) return current.Low.CompareTo(other);
        if (other <= current.Low) return 1;
        if (other >= current.High) return -1;
        // The root is below the point when the sign changes below it; the point is no root of an irreducible polynomial of higher degree.
        return MinimalPolynomial.SignAt(current.Low) == MinimalPolynomial.SignAt(other) ? 1 : -1;
    }

    /// <inheritdoc/>
    public bool Equals(RealAlgebraicNumber? other) => other is not null && MinimalPolynomial == other.MinimalPolynomial && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RealAlgebraicNumber);

    /// <summary>The hash of the minimal polynomial.</summary>
    public override int GetHashCode() => MinimalPolynomial.GetHashCode();

    /// <summary>Whether the numbers are equal.</summary>
    public static bool operator ==(RealAlgebraicNumber? a, RealAlgebraicNumber? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(RealAlgebraicNumber? a, RealAlgebraicNumber? b) => !(a == b);

    /// <summary>Whether a is less than b.</summary>
    public static bool operator <(RealAlgebraicNumber a, RealAlgebraicNumber b) => a.CompareTo(b) < 0;

    /// <summary>Whether a is at most b.</summary>
    public static bool operator <=(RealAlgebraicNumber a, RealAlgebraicNumber b) => a.CompareTo(b) <= 0;

    /// <summary>Whether a is greater than b.</summary>
    public static bool operator >(RealAlgebraicNumber a, RealAlgebraicNumber b) => a.CompareTo(b) > 0;

    /// <summary>Whether a is at least b.</summary>
    public static bool operator >=(RealAlgebraicNumber a, RealAlgebraicNumber b) => a.CompareTo(b) >= 0;
}
