using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The polynomials in named variables over a domain, with an order of terms. Polynomials of one ring can be calculated with; rings with equal names, order and domain are one.</summary>
/// <typeparam name="TDomain">The domain.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
public sealed class MultivariateRing<TDomain, TElement>
    where TDomain : struct, ICoefficients<TDomain, TElement>
{
    private readonly string[] variables;

    /// <summary>A ring.</summary>
    /// <param name="domain">The domain of the coefficients.</param>
    /// <param name="variables">Different names; the first is the largest variable.</param>
    /// <param name="order">The order of terms.</param>
    /// <exception cref="InputError">A name occurs twice or is empty.</exception>
    public MultivariateRing(TDomain domain, IReadOnlyList<string> variables, MonomialOrder order = MonomialOrder.Lexicographic)
    {
        for (int i = 0; i < variables.Count; i++)
        {
            if (variables[i].Length == 0) throw new InputError("a variable has no name", expected: "expected a name for every variable");
            for (int j = 0; j < i; j++)
                if (variables[i] == variables[j]) throw new InputError($"variable {variables[i]} occurs twice", expected: "expected different names");
        }
        Domain = domain;
        this.variables = [.. variables];
        Order = order;
        Layout = new MonomialLayout(this.variables.Length, order);
    }

    /// <summary>The domain of the coefficients.</summary>
    public TDomain Domain { get; }

    /// <summary>The names of the variables.</summary>
    public IReadOnlyList<string> Variables => variables;

    /// <summary>The order of terms.</summary>
    public MonomialOrder Order { get; }

    /// <summary>0.</summary>
    public MultivariatePolynomial<TDomain, TElement> Zero => new(this, [], []);

    /// <summary>1.</summary>
    public MultivariatePolynomial<TDomain, TElement> One => Constant(Domain.One);

    internal MonomialLayout Layout { get; }

    /// <summary>The variable with that name.</summary>
    /// <exception cref="InputError">The ring has no such variable.</exception>
    public MultivariatePolynomial<TDomain, TElement> this[string name] => Variable(IndexOf(name));

    /// <summary>The place of a variable.</summary>
    /// <exception cref="InputError">The ring has no such variable.</exception>
    public int IndexOf(string name)
    {
        int index = Array.IndexOf(variables, name);
        return index >= 0 ? index : throw new InputError($"there is no variable {name}", expected: $"expected one of {string.Join(", ", variables)}");
    }

    /// <summary>The variable at that place.</summary>
    public MultivariatePolynomial<TDomain, TElement> Variable(int index)
    {
        var exponents = new int[variables.Length];
        exponents[index] = 1;
        return Monomial(Domain.One, exponents);
    }

    /// <summary>A constant.</summary>
    public MultivariatePolynomial<TDomain, TElement> Constant(TElement value) => Domain.IsZero(value) ? Zero : new(this, new ulong[Layout.Words], [value]);

    /// <summary>The constant of an integer.</summary>
    public MultivariatePolynomial<TDomain, TElement> Constant(int value) => Constant(Domain.FromInteger(value));

    /// <summary>c times the product of powers of the variables.</summary>
    /// <exception cref="InputError">An exponent is out of range.</exception>
    public MultivariatePolynomial<TDomain, TElement> Monomial(TElement coefficient, params ReadOnlySpan<int> exponents)
    {
        if (exponents.Length != variables.Length) throw new ArgumentException("there are not as many exponents as variables", nameof(exponents));
        if (Domain.IsZero(coefficient)) return Zero;
        var words = new ulong[Layout.Words];
        Layout.Pack(exponents, words);
        return new(this, words, [coefficient]);
    }

    /// <summary>The sum of terms in any order; equal monomials are added.</summary>
    public MultivariatePolynomial<TDomain, TElement> FromTerms(IEnumerable<(TElement Coefficient, int[] Exponents)> terms)
    {
        var builder = new TermBuilder<TDomain, TElement>(this);
        Span<ulong> words = stackalloc ulong[Layout.Words];
        foreach ((TElement coefficient, int[] exponents) in terms)
        {
            Layout.Pack(exponents, words);
            builder.Add(words, coefficient);
        }
        return builder.ToSorted();
    }

    /// <summary>The polynomial with every coefficient mapped, from a ring with as many variables; their names and the order may differ.</summary>
    public MultivariatePolynomial<TDomain, TElement> Map<TOther, TOtherElement>(MultivariatePolynomial<TOther, TOtherElement> source, Func<TOtherElement, TElement> map)
        where TOther : struct, ICoefficients<TOther, TOtherElement>
    {
        if (source.Ring.variables.Length != variables.Length) throw new ArgumentException("the rings have different numbers of variables", nameof(source));
        var builder = new TermBuilder<TDomain, TElement>(this, source.TermCount);
        Span<ulong> words = stackalloc ulong[Layout.Words];
        Span<int> exponents = stackalloc int[variables.Length];
        bool same = source.Ring.Order == Order;
        for (int i = 0; i < source.TermCount; i++)
        {
            TElement value = map(source.Coefficients[i]);
            if (same)
            {
                builder.Add(source.Words(i), value);
                continue;
            }
            source.Ring.Layout.Unpack(source.Words(i), exponents);
            Layout.Pack(exponents, words);
            builder.Add(words, value);
        }
        return same ? builder.ToPolynomial() : builder.ToSorted();
    }

    /// <summary>Whether polynomials of the rings can be calculated with.</summary>
    internal bool IsSame(MultivariateRing<TDomain, TElement> other) =>
        ReferenceEquals(this, other)
        || (Order == other.Order && Domain.Characteristic == other.Domain.Characteristic && variables.AsSpan().SequenceEqual(other.variables));
}
