namespace Mathesis.Exact;

/// <summary>A complex number with parts that are multiples of 2^-bits; who calculates knows the bits.</summary>
internal readonly record struct FixedComplex(Integer Real, Integer Imaginary)
{
    public static FixedComplex operator +(FixedComplex a, FixedComplex b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

    public static FixedComplex operator -(FixedComplex a, FixedComplex b) => new(a.Real - b.Real, a.Imaginary - b.Imaginary);

    /// <summary>The square of the magnitude, as a multiple of 2^(-2 bits).</summary>
    public Integer Norm => (Real * Real) + (Imaginary * Imaginary);

    public static FixedComplex Multiply(FixedComplex a, FixedComplex b, int bits) => new(
        ((a.Real * b.Real) - (a.Imaginary * b.Imaginary)) >> bits,
        ((a.Real * b.Imaginary) + (a.Imaginary * b.Real)) >> bits);

    /// <summary>The quotient; b is not 0.</summary>
    public static FixedComplex Divide(FixedComplex a, FixedComplex b, int bits)
    {
        Integer norm = b.Norm;
        Integer real = (a.Real * b.Real) + (a.Imaginary * b.Imaginary), imaginary = (a.Imaginary * b.Real) - (a.Real * b.Imaginary);
        return new((real << bits) / norm, (imaginary << bits) / norm);
    }

    /// <summary>The same number with more bits.</summary>
    public FixedComplex Widen(int bits) => new(Real << bits, Imaginary << bits);
}
