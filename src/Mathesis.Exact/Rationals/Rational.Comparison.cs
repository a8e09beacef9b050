namespace Mathesis.Exact;

public readonly partial struct Rational
{
    /// <inheritdoc/>
    public int CompareTo(Rational other) =>
        Sign != other.Sign ? Sign.CompareTo(other.Sign)
        : Denominator == other.Denominator ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rational other => CompareTo(other),
        _ => throw new ArgumentException("a rational is compared with another kind of object", nameof(obj)),
    };

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <summary>A hash that is the same in every run.</summary>
    public override int GetHashCode() => unchecked((Numerator.GetHashCode() * 31) ^ Denominator.GetHashCode());

    /// <summary>Whether the numbers are equal.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Whether a is less than b.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Whether a is at most b.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Whether a is greater than b.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Whether a is at least b.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;
}
