namespace Mathesis.Exact;

/// <summary>A polynomial in several variables, sparse: the terms in descending order. Values never change. An operation is a file.</summary>
/// <typeparam name="TDomain">The domain of the coefficients: <see cref="IntegerCoefficients"/>, <see cref="RationalCoefficients"/>, <see cref="PrimeCoefficients{TField, TElement}"/>.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
/// <example>
/// <code>
/// var ring = MultivariateRing.Rationals("x", "y");
/// var (x, y) = (ring["x"], ring["y"]);
/// var f = (3 * x.Pow(2) * y) - new Rational(1, 2);
/// Console.WriteLine(f);                                         // 3*x^2*y - 1/2
/// var g = ((x + y).Pow(2) * f).Gcd((x + y) * (x - y));          // x + y
/// bool divides = (f * g).TryDivide(g, out var quotient);
/// var resultant = (x * x + y * y - 1).Resultant(x - y, "x");    // 2*y^2 - 1
/// var at = f.Substitute("x", y + 1);                            // 3*y^3 + 6*y^2 + 3*y - 1/2
/// Rational value = f.Evaluate(2, new Rational(1, 3));
/// foreach (var (factor, exponent) in (f * f * y).SquareFree().Factors) Console.WriteLine($"({factor})^{exponent}");
/// </code>
/// </example>
public sealed partial class MultivariatePolynomial<TDomain, TElement> : IEquatable<MultivariatePolynomial<TDomain, TElement>>
    where TDomain : struct, ICoefficients<TDomain, TElement>
{
    private readonly ulong[] words;
    private readonly TElement[] coefficients;

    /// <summary>Takes sorted terms without zeros over.</summary>
    internal MultivariatePolynomial(MultivariateRing<TDomain, TElement> ring, ulong[] words, TElement[] coefficients)
    {
        Ring = ring;
        this.words = words;
        this.coefficients = coefficients;
    }

    /// <summary>The ring.</summary>
    public MultivariateRing<TDomain, TElement> Ring { get; }

    /// <summary>The number of terms.</summary>
    public int TermCount => coefficients.Length;

    /// <summary>Whether this is 0.</summary>
    public bool IsZero => coefficients.Length == 0;

    /// <summary>Whether this is a constant, 0 included.</summary>
    public bool IsConstant => coefficients.Length == 0 || (coefficients.Length == 1 && Words(0).IndexOfAnyExcept(0UL) < 0);

    /// <summary>Whether this is 1.</summary>
    public bool IsOne => coefficients.Length == 1 && IsConstant && Domain.AreEqual(coefficients[0], Domain.One);

    /// <summary>The coefficients in the order of the terms; none for 0.</summary>
    public ReadOnlySpan<TElement> Coefficients => coefficients;

    /// <summary>The coefficient of the leading term; 0 for 0.</summary>
    public TElement LeadingCoefficient => IsZero ? Domain.Zero : coefficients[0];

    /// <summary>The coefficient of the term without variables.</summary>
    public TElement ConstantTerm => !IsZero && Words(TermCount - 1).IndexOfAnyExcept(0UL) < 0 ? coefficients[^1] : Domain.Zero;

    private TDomain Domain => Ring.Domain;

    /// <summary>The terms, the leading one first.</summary>
    public IEnumerable<(TElement Coefficient, int[] Exponents)> Terms
    {
        get
        {
            for (int i = 0; i < TermCount; i++) yield return (coefficients[i], Exponents(i));
        }
    }

    /// <summary>The exponents of a term.</summary>
    public int[] Exponents(int term)
    {
        var exponents = new int[Ring.Variables.Count];
        Ring.Layout.Unpack(Words(term), exponents);
        return exponents;
    }

    /// <summary>The degree in a variable; -1 for 0.</summary>
    public int Degree(string variable) => Degree(Ring.IndexOf(variable));

    /// <summary>The degree in the variable at a place; -1 for 0.</summary>
    public int Degree(int variable)
    {
        int degree = -1;
        for (int i = 0; i < TermCount; i++) degree = Math.Max(degree, Ring.Layout.Exponent(Words(i), variable));
        return degree;
    }

    /// <summary>The degree in each variable; 0 for 0.</summary>
    internal int[] Degrees()
    {
        var degrees = new int[Ring.Variables.Count];
        Span<int> exponents = stackalloc int[degrees.Length];
        for (int i = 0; i < TermCount; i++)
        {
            Ring.Layout.Unpack(Words(i), exponents);
            for (int v = 0; v < degrees.Length; v++) degrees[v] = Math.Max(degrees[v], exponents[v]);
        }
        return degrees;
    }

    /// <summary>The largest sum of the exponents of a term; -1 for 0.</summary>
    public int TotalDegree
    {
        get
        {
            int degree = -1;
            Span<int> exponents = stackalloc int[Ring.Variables.Count];
            for (int i = 0; i < TermCount; i++)
            {
                Ring.Layout.Unpack(Words(i), exponents);
                int sum = 0;
                foreach (int exponent in exponents) sum += exponent;
                degree = Math.Max(degree, sum);
            }
            return degree;
        }
    }

    /// <inheritdoc/>
    public bool Equals(MultivariatePolynomial<TDomain, TElement>? other)
    {
        if (other is null || !Ring.IsSame(other.Ring) || !words.AsSpan().SequenceEqual(other.words)) return false;
        for (int i = 0; i < coefficients.Length; i++)
            if (!Domain.AreEqual(coefficients[i], other.coefficients[i])) return false;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MultivariatePolynomial<TDomain, TElement>);

    /// <summary>A hash of the monomials.</summary>
    public override int GetHashCode()
    {
        ulong hash = 17;
        foreach (ulong word in words) hash = (hash * 0x9E3779B97F4A7C15) + word;
        return (int)(hash >> 32);
    }

    /// <summary>Whether two polynomials are equal.</summary>
    public static bool operator ==(MultivariatePolynomial<TDomain, TElement>? a, MultivariatePolynomial<TDomain, TElement>? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether two polynomials differ.</summary>
    public static bool operator !=(MultivariatePolynomial<TDomain, TElement>? a, MultivariatePolynomial<TDomain, TElement>? b) => !(a == b);

    /// <summary>The terms in descending order: <c>3*x^2*y - 1/2</c>.</summary>
    public override string ToString()
    {
        var text = new PolynomialText();
        foreach ((TElement coefficient, int[] exponents) in Terms)
        {
            IEnumerable<string> powers = exponents.Select((exponent, i) => PolynomialText.Power(Ring.Variables[i], exponent)).Where(power => power.Length > 0);
            text.Add(Domain.ToRational(coefficient), string.Join("*", powers));
        }
        return text.ToString();
    }

    internal ReadOnlySpan<ulong> Words(int term) => words.AsSpan(term * Ring.Layout.Words, Ring.Layout.Words);

    private void RequireSameRing(MultivariatePolynomial<TDomain, TElement> other)
    {
        if (!Ring.IsSame(other.Ring)) throw new ArgumentException("the polynomials belong to different rings", nameof(other));
    }
}
