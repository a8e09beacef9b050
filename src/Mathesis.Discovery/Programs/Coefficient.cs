using System.Globalization;

namespace Mathesis.Discovery;

/// <summary>A small fraction in lowest terms.</summary>
public readonly record struct Coefficient
{
    /// <summary>The fraction of two integers.</summary>
    /// <param name="numerator">Any integer of 31 bits.</param>
    /// <param name="denominator">Not 0.</param>
    public Coefficient(long numerator, long denominator)
    {
        long a = Math.Abs(numerator), b = Math.Abs(denominator);
        while (b != 0) (a, b) = (b, a % b);
        Numerator = checked((int)(numerator / a * Math.Sign(denominator)));
        Denominator = checked((int)(Math.Abs(denominator) / a));
    }

    /// <summary>The numerator.</summary>
    public int Numerator { get; }

    /// <summary>The denominator, at least 1.</summary>
    public int Denominator { get; }

    /// <summary>1.</summary>
    public static Coefficient One { get; } = new(1, 1);

    /// <summary>Whether it is 0.</summary>
    public bool IsZero => Numerator == 0;

    /// <summary>Whether it is 1 or -1, so that no multiplication is needed.</summary>
    public bool IsUnit => Denominator == 1 && Math.Abs(Numerator) == 1;

    /// <summary>The nearest double.</summary>
    public double Value => (double)Numerator / Denominator;

    /// <summary>The product.</summary>
    public static Coefficient operator *(Coefficient a, Coefficient b) => new((long)a.Numerator * b.Numerator, (long)a.Denominator * b.Denominator);

    /// <summary>The quotient by one that is not 0.</summary>
    public static Coefficient operator /(Coefficient a, Coefficient b) => new((long)a.Numerator * b.Denominator, (long)a.Denominator * b.Numerator);

    /// <summary>The sum.</summary>
    public static Coefficient operator +(Coefficient a, Coefficient b) => new(checked(((long)a.Numerator * b.Denominator) + ((long)b.Numerator * a.Denominator)), (long)a.Denominator * b.Denominator);

    /// <inheritdoc/>
    public override string ToString() => Denominator == 1 ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
