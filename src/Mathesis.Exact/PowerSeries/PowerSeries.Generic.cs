using System.Numerics;

namespace Mathesis.Exact;

/// <summary>
/// A power series over a field, known up to O(x^n); n is its precision. The result of two series is known as far as both are. Values never
/// change. Logarithm, exponential and square root are Newton's iterations (Brent and Kung 1978).
/// </summary>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
/// <example>
/// <code>
/// var x = PowerSeries.OverRationals(6, 0, 1);
/// Console.WriteLine(x.Exp());                        // 1 + x + 1/2*x^2 + 1/6*x^3 + 1/24*x^4 + 1/120*x^5 + O(x^6)
/// var geometric = (1 - x).Invert();                  // 1 + x + x^2 + ...
/// var logarithm = (1 + x).Log();                     // x - 1/2*x^2 + 1/3*x^3 - ...
/// var sine = ((x * x * x) / -6) + x;
/// var arcsine = sine.Reverse();                      // sine.Compose(arcsine) = x
/// var root = (1 + x).Sqrt();                         // 1 + 1/2*x - 1/8*x^2 + ...
/// var catalan = (1 - (1 - (4 * x)).Sqrt()) / 2;      // x + x^2 + 2*x^3 + 5*x^4 + ...
/// Rational coefficient = catalan[4];
/// </code>
/// </example>
public sealed class PowerSeries<TField, TElement> : IEquatable<PowerSeries<TField, TElement>>
    where TField : struct, IField<TElement>
{
    private readonly PolynomialRing<TField, TElement> ring;
    private readonly TElement[] coefficients;

    /// <summary>A series.</summary>
    /// <param name="field">The field.</param>
    /// <param name="precision">The number of known terms, at least 0.</param>
    /// <param name="coefficients">The first coefficients, constant first; the others are 0, and those beyond the precision are dropped.</param>
    public PowerSeries(TField field, int precision, params ReadOnlySpan<TElement> coefficients)
        : this(new PolynomialRing<TField, TElement>(field), precision, coefficients)
    {
    }

    private PowerSeries(PolynomialRing<TField, TElement> ring, int precision, ReadOnlySpan<TElement> coefficients)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(precision);
        this.ring = ring;
        Precision = precision;
        this.coefficients = ring.Trim(coefficients[..Math.Min(precision, coefficients.Length)]).ToArray();
    }

    /// <summary>The field.</summary>
    public TField Field => ring.Field;

    /// <summary>n: the coefficients of x^0, ..., x^(n-1) are known.</summary>
    public int Precision { get; }

    /// <summary>The coefficients, constant first, without zeros at the end.</summary>
    public ReadOnlySpan<TElement> Coefficients => coefficients;

    /// <summary>The coefficient of x^<paramref name="power"/>.</summary>
    /// <param name="power">Below the precision.</param>
    public TElement this[int power] => (uint)power >= (uint)Precision
        ? throw new ArgumentOutOfRangeException(nameof(power), "the coefficient is not known")
        : power < coefficients.Length ? coefficients[power] : Field.Zero;

    /// <summary>The sum.</summary>
    public static PowerSeries<TField, TElement> operator +(PowerSeries<TField, TElement> a, PowerSeries<TField, TElement> b) => a.With(a.Known(b), a.ring.Add(a.coefficients, b.coefficients));

    /// <summary>The difference.</summary>
    public static PowerSeries<TField, TElement> operator -(PowerSeries<TField, TElement> a, PowerSeries<TField, TElement> b) => a.With(a.Known(b), a.ring.Subtract(a.coefficients, b.coefficients));

    /// <summary>The negative.</summary>
    public static PowerSeries<TField, TElement> operator -(PowerSeries<TField, TElement> a) => a.With(a.Precision, a.ring.Negate(a.coefficients));

    /// <summary>The product.</summary>
    public static PowerSeries<TField, TElement> operator *(PowerSeries<TField, TElement> a, PowerSeries<TField, TElement> b)
    {
        int known = a.Known(b);
        return a.With(known, a.ring.Multiply(Cut(a.coefficients, known), Cut(b.coefficients, known)));
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor's constant term is 0.</exception>
    public static PowerSeries<TField, TElement> operator /(PowerSeries<TField, TElement> a, PowerSeries<TField, TElement> b) => a * b.Invert();

    /// <summary>The sum with an integer.</summary>
    public static PowerSeries<TField, TElement> operator +(PowerSeries<TField, TElement> a, int b) => a + a.Constant(a.Field.FromInteger(b));

    /// <summary>The sum with an integer.</summary>
    public static PowerSeries<TField, TElement> operator +(int a, PowerSeries<TField, TElement> b) => b + a;

    /// <summary>The difference with an integer.</summary>
    public static PowerSeries<TField, TElement> operator -(PowerSeries<TField, TElement> a, int b) => a - a.Constant(a.Field.FromInteger(b));

    /// <summary>The difference of an integer.</summary>
    public static PowerSeries<TField, TElement> operator -(int a, PowerSeries<TField, TElement> b) => b.Constant(b.Field.FromInteger(a)) - b;

    /// <summary>A multiple by an integer.</summary>
    public static PowerSeries<TField, TElement> operator *(int a, PowerSeries<TField, TElement> b) => b.Scale(b.Field.FromInteger(a));

    /// <summary>The quotient by an integer.</summary>
    /// <exception cref="DivideByZeroException">The integer is 0 in the field.</exception>
    public static PowerSeries<TField, TElement> operator /(PowerSeries<TField, TElement> a, int b) => a.Scale(a.Field.Invert(a.Field.FromInteger(b)));

    /// <summary>A multiple by an element of the field.</summary>
    public PowerSeries<TField, TElement> Scale(TElement factor) => With(Precision, ring.Scale(coefficients, factor));

    /// <summary>The reciprocal.</summary>
    /// <exception cref="DivideByZeroException">The constant term is 0.</exception>
    public PowerSeries<TField, TElement> Invert() => With(Precision, Precision == 0 ? [] : ring.InvertSeries(coefficients, Precision));

    /// <summary>A power; a negative exponent takes the reciprocal's.</summary>
    /// <exception cref="DivideByZeroException">A negative power of a series with the constant term 0.</exception>
    public PowerSeries<TField, TElement> Pow(int exponent)
    {
        if (exponent < 0) return Invert().Pow(checked(-exponent));
        PowerSeries<TField, TElement> result = Constant(Field.One);
        for (int bit = 31 - BitOperations.LeadingZeroCount((uint)exponent); bit >= 0; bit--)
        {
            result *= result;
            if ((exponent >> bit & 1) != 0) result *= this;
        }
        return result;
    }

    /// <summary>The derivative; one term less is known.</summary>
    public PowerSeries<TField, TElement> Derivative() => With(Math.Max(0, Precision - 1), ring.Derivative(coefficients));

    /// <summary>The integral without constant; one term more is known.</summary>
    /// <exception cref="DivideByZeroException">A term is divided by a multiple of the characteristic.</exception>
    public PowerSeries<TField, TElement> Integral()
    {
        var result = new TElement[coefficients.Length + 1];
        result[0] = Field.Zero;
        for (int i = 0; i < coefficients.Length; i++)
            result[i + 1] = Field.IsZero(coefficients[i]) ? Field.Zero : Field.Multiply(coefficients[i], Field.Invert(Field.FromInteger(i + 1)));
        return With(Precision + 1, result);
    }

    /// <summary>The logarithm of a series with the constant term 1: the integral of f' / f.</summary>
    /// <exception cref="ArgumentException">The constant term is not 1.</exception>
    public PowerSeries<TField, TElement> Log()
    {
        RequireConstant(Field.One, "the logarithm of a series needs the constant term 1");
        return Precision == 0 ? this : (Derivative() / With(Precision - 1, coefficients)).Integral();
    }

    /// <summary>The exponential of a series with the constant term 0, by g := g (1 + f - log g), which doubles the right terms.</summary>
    /// <exception cref="ArgumentException">The constant term is not 0.</exception>
    public PowerSeries<TField, TElement> Exp()
    {
        RequireConstant(Field.Zero, "the exponential of a series needs the constant term 0");
        var result = new PowerSeries<TField, TElement>(ring, Math.Min(1, Precision), [Field.One]);
        foreach (int known in Doublings())
        {
            result = result.With(known, result.coefficients);
            result *= 1 + With(known, coefficients) - result.Log();
        }
        return result;
    }

    /// <summary>The square root of a series with the constant term 1, with the constant term 1.</summary>
    /// <exception cref="ArgumentException">The constant term is not 1.</exception>
    public PowerSeries<TField, TElement> Sqrt()
    {
        RequireConstant(Field.One, "the square root of a series needs the constant term 1; give its square root otherwise");
        return Sqrt(Field.One);
    }

    /// <summary>The square root with a given constant term, by h := h (3 - f h^2) / 2 for the reciprocal. Not in characteristic 2.</summary>
    /// <param name="root">A square root of the constant term, not 0.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public PowerSeries<TField, TElement> Sqrt(TElement root)
    {
        RequireConstant(Field.Multiply(root, root), "the given number is no square root of the constant term");
        if (Precision == 0) return this;
        var inverse = new PowerSeries<TField, TElement>(ring, 1, [Field.Invert(root)]);
        foreach (int known in Doublings())
        {
            inverse = inverse.With(known, inverse.coefficients);
            inverse = inverse * (3 - (With(known, coefficients) * inverse * inverse)) / 2;
        }
        return this * inverse;
    }

    /// <summary>f(g(x)) for g with the constant term 0: the powers of g up to the root of the precision, and Horner's rule over blocks (Brent and Kung 1978).</summary>
    /// <exception cref="ArgumentException">The constant term of g is not 0.</exception>
    public PowerSeries<TField, TElement> Compose(PowerSeries<TField, TElement> inner)
    {
        inner.RequireConstant(Field.Zero, "a series is composed with one whose constant term is 0");
        int known = Known(inner), block = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(known)));
        var powers = new List<PowerSeries<TField, TElement>> { Constant(Field.One).With(known) };
        for (int i = 0; i < block; i++) powers.Add(powers[^1] * inner);
        PowerSeries<TField, TElement> result = Constant(Field.Zero).With(known);
        for (int start = (known - 1) / block * block; start >= 0 && known > 0; start -= block)
        {
            TElement[] sum = [];
            for (int i = 0; i < block && start + i < coefficients.Length; i++) sum = ring.Add(sum, ring.Scale(powers[i].coefficients, coefficients[start + i]));
            result = (result * powers[block]) + With(known, sum);
        }
        return result;
    }

    /// <summary>The g with f(g(x)) = x, by g := g - (f(g) - x) / f'(g).</summary>
    /// <exception cref="ArgumentException">The constant term is not 0.</exception>
    /// <exception cref="DivideByZeroException">The coefficient of x is 0.</exception>
    public PowerSeries<TField, TElement> Reverse()
    {
        RequireConstant(Field.Zero, "only a series with the constant term 0 is reversed");
        if (Precision < 2) return this;
        var result = new PowerSeries<TField, TElement>(ring, 2, [Field.Zero, Field.Invert(this[1])]);
        PowerSeries<TField, TElement> derivative = With(Precision, ring.Derivative(coefficients));
        for (int known = 2; known < Precision;)
        {
            known = Math.Min(2 * known, Precision);
            result = result.With(known, result.coefficients);
            PowerSeries<TField, TElement> error = With(known, coefficients).Compose(result) - With(known, ring.X);
            // The error begins so late that the unknown last term of the derivative does not matter.
            result -= error / derivative.With(known, derivative.coefficients).Compose(result);
        }
        return result;
    }

    /// <summary>The same coefficients to fewer terms, or with zeros to more.</summary>
    public PowerSeries<TField, TElement> With(int precision) => new(ring, precision, coefficients);

    /// <inheritdoc/>
    public bool Equals(PowerSeries<TField, TElement>? other) => other is not null && Precision == other.Precision && ring.AreEqual(coefficients, other.coefficients);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PowerSeries<TField, TElement>);

    /// <summary>A hash of the precision and the length.</summary>
    public override int GetHashCode() => unchecked((Precision * 31) + coefficients.Length);

    /// <summary>The terms ascending: <c>1 + x + 1/2*x^2 + O(x^3)</c>.</summary>
    public override string ToString()
    {
        var text = new PolynomialText();
        for (int i = 0; i < coefficients.Length; i++)
            if (!Field.IsZero(coefficients[i])) text.Add(Written(coefficients[i]), PolynomialText.Power("x", i));
        string terms = text.ToString();
        string order = $"O({(Precision == 0 ? "1" : PolynomialText.Power("x", Precision))})";
        return terms == "0" ? order : $"{terms} + {order}";
    }

    private static ReadOnlySpan<TElement> Cut(ReadOnlySpan<TElement> a, int length) => a[..Math.Min(length, a.Length)];

    private Rational Written(TElement element) => element switch
    {
        Rational rational => rational,
        _ when Field is IPrimeField<TElement> prime => (Integer)prime.ToResidue(element),
        _ => throw new NotSupportedException("series over this field have no text"),
    };

    private PowerSeries<TField, TElement> Constant(TElement value) => new(ring, Precision, [value]);

    private PowerSeries<TField, TElement> With(int precision, ReadOnlySpan<TElement> values) => new(ring, precision, values);

    private int Known(PowerSeries<TField, TElement> other) => Math.Min(Precision, other.Precision);

    private IEnumerable<int> Doublings()
    {
        for (int known = 1; known < Precision;)
        {
            known = Math.Min(2 * known, Precision);
            yield return known;
        }
    }

    private void RequireConstant(TElement value, string message)
    {
        if (Precision > 0 && !Field.AreEqual(this[0], value)) throw new ArgumentException(message);
    }
}
