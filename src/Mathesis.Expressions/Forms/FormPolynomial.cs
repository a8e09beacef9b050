using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>A sum of monomials with rational coefficients, none 0. Values never change.</summary>
internal sealed class FormPolynomial(Dictionary<FormMonomial, Rational> terms)
{
    /// <summary>0.</summary>
    public static FormPolynomial Zero { get; } = new([]);

    /// <summary>1.</summary>
    public static FormPolynomial One { get; } = Of(Rational.One);

    /// <summary>The terms.</summary>
    public Dictionary<FormMonomial, Rational> Terms => terms;

    /// <summary>Whether this is 0.</summary>
    public bool IsZero => terms.Count == 0;

    /// <summary>Whether this is a rational number.</summary>
    public bool IsRational => terms.Count == 0 || (terms.Count == 1 && terms.ContainsKey(FormMonomial.One));

    /// <summary>Whether this is 1.</summary>
    public bool IsOne => terms.Count == 1 && terms.TryGetValue(FormMonomial.One, out Rational value) && value == Rational.One;

    /// <summary>The coefficient of 1.</summary>
    public Rational ConstantTerm => terms.GetValueOrDefault(FormMonomial.One);

    /// <summary>A rational number.</summary>
    public static FormPolynomial Of(Rational value) => value.IsZero ? Zero : new(new() { [FormMonomial.One] = value });

    /// <summary>One term.</summary>
    public static FormPolynomial Of(Rational coefficient, FormMonomial monomial) => coefficient.IsZero ? Zero : new(new() { [monomial] = coefficient });

    public static FormPolynomial operator -(FormPolynomial a) => a.Times(-1);

    /// <summary>The product with a rational number.</summary>
    public FormPolynomial Times(Rational factor)
    {
        if (factor.IsZero) return Zero;
        var product = new Dictionary<FormMonomial, Rational>(terms.Count);
        foreach ((FormMonomial monomial, Rational coefficient) in terms) product[monomial] = coefficient * factor;
        return new FormPolynomial(product);
    }

    /// <summary>Adds a term to a table.</summary>
    public static void AddTo(Dictionary<FormMonomial, Rational> sum, FormMonomial monomial, Rational coefficient)
    {
        if (coefficient.IsZero) return;
        if (!sum.TryGetValue(monomial, out Rational before))
        {
            sum[monomial] = coefficient;
            return;
        }
        Rational total = before + coefficient;
        if (total.IsZero) sum.Remove(monomial);
        else sum[monomial] = total;
    }

    /// <summary>Whether all terms agree.</summary>
    public bool SameAs(FormPolynomial other)
    {
        if (terms.Count != other.Terms.Count) return false;
        foreach ((FormMonomial monomial, Rational coefficient) in terms)
        {
            if (!other.Terms.TryGetValue(monomial, out Rational there) || there != coefficient) return false;
        }
        return true;
    }

    /// <summary>The generators in it.</summary>
    public IEnumerable<Generator> Generators() => terms.Keys.SelectMany(monomial => monomial.Factors.Select(factor => factor.Generator)).Distinct();

    /// <summary>The terms as one text, the same for the same polynomial over the same generators.</summary>
    public string Key() => string.Join(" + ", terms.Select(term => $"{term.Key}:{term.Value}").Order(StringComparer.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Key();
}
