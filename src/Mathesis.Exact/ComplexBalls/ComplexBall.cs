namespace Mathesis.Exact;

/// <summary>
/// A complex number known to lie in a rectangle: balls for the real and the imaginary part. Operations take a precision in bits, and their result
/// contains every value that the operation has on points of the operands. Where a value is undefined or a branch cut is crossed, the result is
/// <see cref="Indeterminate"/>, so that a caller can retry with more precision. The default value is an exact 0.
/// </summary>
/// <example>
/// <code>
/// ComplexBall z = new(1, 2), w = ComplexBall.Exp(ComplexBall.Multiply(z, ComplexBall.I, 128), 128);
/// ComplexBall log = ComplexBall.Log(w, 128);                       // contains -2 + i
/// foreach (ComplexBall root in ComplexRoots.ToBalls(new IntegerPolynomial(1, 0, 0, 0, 1), 200)) Console.WriteLine(root);
/// </code>
/// </example>
public readonly partial struct ComplexBall
{
    /// <summary>A rectangle.</summary>
    /// <param name="real">The real part.</param>
    /// <param name="imaginary">The imaginary part.</param>
    public ComplexBall(Ball real, Ball imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    /// <summary>The real part.</summary>
    public Ball Real { get; }

    /// <summary>The imaginary part.</summary>
    public Ball Imaginary { get; }

    /// <summary>The whole plane.</summary>
    public static ComplexBall Indeterminate => new(Ball.Indeterminate, Ball.Indeterminate);

    /// <summary>An exact 0.</summary>
    public static ComplexBall Zero => default;

    /// <summary>An exact 1.</summary>
    public static ComplexBall One => new(Ball.One, Ball.Zero);

    /// <summary>The exact imaginary unit.</summary>
    public static ComplexBall I => new(Ball.Zero, Ball.One);

    /// <summary>Whether both radii are 0.</summary>
    public bool IsExact => Real.IsExact && Imaginary.IsExact;

    /// <summary>Whether both parts are bounded.</summary>
    public bool IsFinite => Real.IsFinite && Imaginary.IsFinite;

    /// <summary>Whether the number is exactly 0.</summary>
    public bool IsZero => Real.IsZero && Imaginary.IsZero;

    /// <summary>Whether the imaginary part is exactly 0.</summary>
    public bool IsReal => Imaginary.IsZero;

    /// <summary>Whether 0 lies in the rectangle.</summary>
    public bool ContainsZero => Real.ContainsZero && Imaginary.ContainsZero;

    /// <summary>A real number.</summary>
    public static implicit operator ComplexBall(Ball real) => new(real, Ball.Zero);

    /// <summary>An exact real number.</summary>
    public static implicit operator ComplexBall(Integer real) => (Ball)real;

    /// <summary>An exact real number.</summary>
    public static implicit operator ComplexBall(int real) => (Ball)real;

    /// <summary>A ball that contains a number with rational parts.</summary>
    public static ComplexBall Of(Rational real, Rational imaginary, int precision) => new(Ball.Of(real, precision), Ball.Of(imaginary, precision));

    /// <summary>Whether the number with these parts lies in the rectangle, exactly.</summary>
    public bool Contains(Rational real, Rational imaginary) => Real.Contains(real) && Imaginary.Contains(imaginary);

    /// <summary>Whether every number of another rectangle lies in this one, exactly.</summary>
    public bool Encloses(ComplexBall other) => Real.Encloses(other.Real) && Imaginary.Encloses(other.Imaginary);

    /// <summary>Whether two rectangles have a number in common.</summary>
    public static bool Overlap(ComplexBall a, ComplexBall b) => Ball.Overlap(a.Real, b.Real) && Ball.Overlap(a.Imaginary, b.Imaginary);

    /// <summary>The same rectangle with at most <paramref name="precision"/> bits of the centre.</summary>
    public ComplexBall Round(int precision) => new(Real.Round(precision), Imaginary.Round(precision));

    /// <summary>Both parts.</summary>
    public override string ToString() => IsReal ? Real.ToString() : $"{Real} + ({Imaginary}) i";
}
