namespace Mathesis.Exact;

public sealed partial class AlgebraicNumber
{
    /// <summary>The number itself.</summary>
    public static AlgebraicNumber operator +(AlgebraicNumber a) => a;

    /// <summary>The negative.</summary>
    public static AlgebraicNumber operator -(AlgebraicNumber a) => a.Affine(-1, 0);

    /// <summary>The sum: the root of the composed sum of the minimal polynomials where the discs' sum is.</summary>
    public static AlgebraicNumber operator +(AlgebraicNumber a, AlgebraicNumber b)
    {
        if (a.IsRational) return b.Affine(1, a.disc.Real);
        if (b.IsRational) return a.Affine(1, b.disc.Real);
        return Only(
            PowerSums.ComposedSum(a.MinimalPolynomial, b.MinimalPolynomial),
            () => new RootDisc(a.disc.Real + b.disc.Real, a.disc.Imaginary + b.disc.Imaginary, a.disc.Radius + b.disc.Radius, IsReal: false),
            () => ShrinkBoth(a, b));
    }

    /// <summary>The difference.</summary>
    public static AlgebraicNumber operator -(AlgebraicNumber a, AlgebraicNumber b) => a.Equals(b) ? Zero : a + -b;

    /// <summary>The product: the root of the composed product of the minimal polynomials where the discs' product is.</summary>
    public static AlgebraicNumber operator *(AlgebraicNumber a, AlgebraicNumber b)
    {
        if (a.IsRational) return b.Affine(a.disc.Real, 0);
        if (b.IsRational) return a.Affine(b.disc.Real, 0);
        return Only(PowerSums.ComposedProduct(a.MinimalPolynomial, b.MinimalPolynomial), () => Product(a.disc, b.disc), () => ShrinkBoth(a, b));
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static AlgebraicNumber operator /(AlgebraicNumber a, AlgebraicNumber b) => a.Equals(b) && !a.IsZero ? One : a * b.Reciprocal();

    /// <summary>The reciprocal: a root of the reversed minimal polynomial.</summary>
    /// <exception cref="DivideByZeroException">The number is 0.</exception>
    public AlgebraicNumber Reciprocal()
    {
        if (IsRational) return Rational.Reciprocal(disc.Real);
        // The image of a disc with centre c and radius r that 0 is apart from: centre conj(c) / (|c|^2 - r^2), radius r / (|c|^2 - r^2).
        Rational room;
        while ((room = (disc.Real * disc.Real) + (disc.Imaginary * disc.Imaginary) - (disc.Radius * disc.Radius)).Sign <= 0) Shrink();
        RootDisc current = disc;
        return new AlgebraicNumber(
            Positive(MinimalPolynomial.Reverse().PrimitivePart()), new RootDisc(current.Real / room, -current.Imaginary / room, current.Radius / room, current.IsReal));
    }

    /// <summary>The conjugate.</summary>
    public AlgebraicNumber Conjugate() => IsReal ? this : new AlgebraicNumber(MinimalPolynomial, disc with { Imaginary = -disc.Imaginary });

    /// <summary>The real part.</summary>
    public RealAlgebraicNumber RealPart() => IsReal ? ToReal() : ((this + Conjugate()) * new Rational(1, 2)).ToReal();

    /// <summary>The imaginary part.</summary>
    public RealAlgebraicNumber ImaginaryPart() => IsReal ? RealAlgebraicNumber.Zero : ((this - Conjugate()) * I * new Rational(-1, 2)).ToReal();

    /// <summary>The absolute value.</summary>
    public RealAlgebraicNumber Abs() => IsReal ? ToReal().Abs() : (this * Conjugate()).ToReal().Root(2);

    /// <summary>A power; a negative exponent takes the reciprocal's.</summary>
    /// <exception cref="DivideByZeroException">A negative power of 0.</exception>
    public AlgebraicNumber Pow(int exponent)
    {
        if (exponent < 0) return Reciprocal().Pow(checked(-exponent));
        if (IsRational) return Rational.Pow(disc.Real, exponent);
        // x^n modulo the minimal polynomial, then the value of that at the number.
        RationalPolynomial result = 1, x = RationalPolynomial.X;
        for (int bit = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)exponent); bit >= 0; bit--)
        {
            result = RationalPolynomial.DivRem(result * result, MinimalPolynomial).Remainder;
            if ((exponent >> bit & 1) != 0) result = RationalPolynomial.DivRem(result * x, MinimalPolynomial).Remainder;
        }
        return Evaluate(result);
    }

    /// <summary>The value of a polynomial at this number.</summary>
    public AlgebraicNumber Evaluate(RationalPolynomial f)
    {
        f = RationalPolynomial.DivRem(f, MinimalPolynomial).Remainder;
        return f.Degree <= 0 ? f[0] : Only(PowerSums.Image(MinimalPolynomial, f), Range, Shrink);

        RootDisc Range()
        {
            RootDisc value = new(Rational.Zero, Rational.Zero, Rational.Zero, IsReal: true);
            for (int i = f.Degree; i >= 0; i--)
            {
                value = Product(value, disc);
                value = value with { Real = value.Real + f[i] };
            }
            return value;
        }
    }

    /// <summary>Whether the numbers are equal: the same root of the same polynomial.</summary>
    public bool Equals(AlgebraicNumber? other)
    {
        if (other is null || MinimalPolynomial != other.MinimalPolynomial) return false;
        if (ReferenceEquals(this, other)) return true;
        Rational radius = Rational.One;
        while (true)
        {
            // Each number is the one root whose small disc meets its own.
            IReadOnlyList<RootDisc> roots = ComplexRoots.Isolate(MinimalPolynomial, radius);
            int[] mine = Meeting(disc), others = Meeting(other.disc);
            if (mine.Length == 1 && others.Length == 1) return mine[0] == others[0];
            radius *= new Rational(1, 256);

            int[] Meeting(RootDisc around) => [.. Enumerable.Range(0, roots.Count).Where(i => !roots[i].IsApart(around))];
        }
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AlgebraicNumber);

    /// <summary>The hash of the minimal polynomial.</summary>
    public override int GetHashCode() => MinimalPolynomial.GetHashCode();

    /// <summary>Whether the numbers are equal.</summary>
    public static bool operator ==(AlgebraicNumber? a, AlgebraicNumber? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(AlgebraicNumber? a, AlgebraicNumber? b) => !(a == b);

    /// <summary>a x + b for rational a and b.</summary>
    private AlgebraicNumber Affine(Rational scale, Rational shift)
    {
        if (scale.IsZero) return shift;
        if (IsRational) return (disc.Real * scale) + shift;
        // f((x - b) / a) with the denominators cleared.
        var inner = new RationalPolynomial(-shift / scale, Rational.Reciprocal(scale));
        IntegerPolynomial image = Positive(((RationalPolynomial)MinimalPolynomial).Compose(inner).Numerator.PrimitivePart());
        RootDisc current = disc;
        return new AlgebraicNumber(image, new RootDisc((current.Real * scale) + shift, current.Imaginary * scale, current.Radius * Rational.Abs(scale), current.IsReal));
    }

    private static IntegerPolynomial Positive(IntegerPolynomial f) => f.LeadingCoefficient.Sign < 0 ? -f : f;

    private static RootDisc Product(RootDisc a, RootDisc b)
    {
        Rational sizeOfA = Rational.Abs(a.Real) + Rational.Abs(a.Imaginary), sizeOfB = Rational.Abs(b.Real) + Rational.Abs(b.Imaginary);
        return new RootDisc(
            (a.Real * b.Real) - (a.Imaginary * b.Imaginary),
            (a.Real * b.Imaginary) + (a.Imaginary * b.Real),
            (sizeOfA * b.Radius) + (sizeOfB * a.Radius) + (a.Radius * b.Radius),
            IsReal: false);
    }

    private static void ShrinkBoth(AlgebraicNumber a, AlgebraicNumber b)
    {
        a.Shrink();
        if (!ReferenceEquals(a, b)) b.Shrink();
    }
}
