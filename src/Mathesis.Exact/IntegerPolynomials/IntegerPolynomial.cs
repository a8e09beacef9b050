using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A polynomial in one variable with integer coefficients, dense; the default value is 0. Values never change. An operation is a file.
/// </summary>
/// <example>
/// <code>
/// IntegerPolynomial x = IntegerPolynomial.X;
/// IntegerPolynomial f = (x.Pow(2) - 2) * (x + 1).Pow(3);            // or new IntegerPolynomial(-2, 0, 1) * ...
/// Console.WriteLine(f);                                             // x^5 + 3*x^4 + x^3 - 5*x^2 - 6*x - 2
/// Integer value = f.Evaluate(10);
/// IntegerPolynomial g = IntegerPolynomial.Gcd(f, f.Derivative());   // x^2 + 2*x + 1
/// foreach ((IntegerPolynomial factor, int exponent) in f.Factor().Factors) Console.WriteLine($"({factor})^{exponent}");
/// Integer resultant = IntegerPolynomial.Resultant(f, x - 3), discriminant = (x.Pow(2) - 2).Discriminant();
/// bool divides = f.TryDivide(x + 1, out IntegerPolynomial quotient);
/// foreach (RootInterval root in RealRoots.Isolate(f)) Console.WriteLine(root);
/// </code>
/// </example>
public readonly partial struct IntegerPolynomial : IEquatable<IntegerPolynomial>
{
    /// <summary>Constant first, the last one not zero; null for 0.</summary>
    private readonly Integer[]? coefficients;

    /// <summary>The polynomial with the given coefficients, constant first; zeros at the end are allowed.</summary>
    public IntegerPolynomial(params ReadOnlySpan<Integer> coefficients)
    {
        int length = TrimmedLength(coefficients);
        if (length > 0) this.coefficients = coefficients[..length].ToArray();
    }

    private IntegerPolynomial(Integer[] owned, int length)
    {
        if (length > 0) coefficients = length == owned.Length ? owned : owned[..length];
    }

    /// <summary>0.</summary>
    public static IntegerPolynomial Zero => default;

    /// <summary>1.</summary>
    public static IntegerPolynomial One { get; } = new(Integer.One);

    /// <summary>The variable.</summary>
    public static IntegerPolynomial X { get; } = new(Integer.Zero, Integer.One);

    /// <summary>The coefficients, constant first, without zeros at the end; none for 0.</summary>
    public ReadOnlySpan<Integer> Coefficients => coefficients;

    /// <summary>The degree; -1 for 0.</summary>
    public int Degree => Coefficients.Length - 1;

    /// <summary>Whether this is 0.</summary>
    public bool IsZero => coefficients is null;

    /// <summary>Whether this is 1.</summary>
    public bool IsOne => Degree == 0 && this[0].IsOne;

    /// <summary>Whether this is a constant, 0 included.</summary>
    public bool IsConstant => Degree <= 0;

    /// <summary>The coefficient of the highest power; 0 for 0.</summary>
    public Integer LeadingCoefficient => this[Degree];

    /// <summary>The coefficient of x^<paramref name="power"/>; 0 outside the range of the degree.</summary>
    public Integer this[int power] => (uint)power < (uint)Coefficients.Length ? Coefficients[power] : Integer.Zero;

    /// <summary>A constant.</summary>
    public static implicit operator IntegerPolynomial(Integer value) => new(value);

    /// <summary>A constant.</summary>
    public static implicit operator IntegerPolynomial(int value) => new((Integer)value);

    /// <summary>c x^n.</summary>
    public static IntegerPolynomial Monomial(Integer coefficient, int degree)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        if (coefficient.IsZero) return Zero;
        var result = new Integer[degree + 1];
        result[degree] = coefficient;
        return Own(result);
    }

    /// <summary>The largest number of bits of a coefficient.</summary>
    public long HeightBits
    {
        get
        {
            long bits = 0;
            foreach (Integer coefficient in Coefficients) bits = Math.Max(bits, coefficient.BitLength);
            return bits;
        }
    }

    /// <inheritdoc/>
    public bool Equals(IntegerPolynomial other) => Coefficients.SequenceEqual(other.Coefficients);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IntegerPolynomial other && Equals(other);

    /// <summary>A hash that is the same in every run.</summary>
    public override int GetHashCode()
    {
        int hash = 17;
        foreach (Integer coefficient in Coefficients) hash = unchecked((hash * 31) + coefficient.GetHashCode());
        return hash;
    }

    /// <summary>Whether two polynomials are equal.</summary>
    public static bool operator ==(IntegerPolynomial a, IntegerPolynomial b) => a.Equals(b);

    /// <summary>Whether two polynomials differ.</summary>
    public static bool operator !=(IntegerPolynomial a, IntegerPolynomial b) => !a.Equals(b);

    /// <summary>Powers descending: <c>3*x^2 - x + 1</c>.</summary>
    public override string ToString() => ToString("x");

    /// <summary>The text with another name of the variable.</summary>
    public string ToString(string variable)
    {
        var text = new PolynomialText();
        for (int power = Degree; power >= 0; power--)
            if (!this[power].IsZero) text.Add(this[power], PolynomialText.Power(variable, power));
        return text.ToString();
    }

    /// <summary>Takes the array over: nobody else may write to it.</summary>
    internal static IntegerPolynomial Own(Integer[] coefficients) => new(coefficients, TrimmedLength(coefficients));

    private static int TrimmedLength(ReadOnlySpan<Integer> coefficients)
    {
        int length = coefficients.Length;
        while (length > 0 && coefficients[length - 1].IsZero) length--;
        return length;
    }

    private static InputError ZeroHas(string what) => new($"the zero polynomial has no {what}", expected: "expected a polynomial other than zero");
}
