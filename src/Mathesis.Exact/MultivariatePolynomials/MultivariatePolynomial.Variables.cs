namespace Mathesis.Exact;

public sealed partial class MultivariatePolynomial<TDomain, TElement>
{
    /// <summary>The coefficients as a polynomial in one variable, constant first: polynomials without that variable; none for 0.</summary>
    public MultivariatePolynomial<TDomain, TElement>[] CoefficientsIn(int variable)
    {
        var parts = new TermBuilder<TDomain, TElement>[Degree(variable) + 1];
        for (int i = 0; i < parts.Length; i++) parts[i] = new TermBuilder<TDomain, TElement>(Ring);
        Span<ulong> key = stackalloc ulong[Ring.Layout.Words];
        Span<int> exponents = stackalloc int[Ring.Variables.Count];
        for (int i = 0; i < TermCount; i++)
        {
            Ring.Layout.Unpack(Words(i), exponents);
            int power = exponents[variable];
            exponents[variable] = 0;
            Ring.Layout.Pack(exponents, key);
            parts[power].Add(key, coefficients[i]);
        }
        // Terms with one power of the variable keep their order without it.
        return [.. parts.Select(part => part.ToPolynomial())];
    }

    /// <summary>The polynomial with the given coefficients in one variable, constant first.</summary>
    internal static MultivariatePolynomial<TDomain, TElement> FromCoefficientsIn(
        MultivariateRing<TDomain, TElement> ring, int variable, IReadOnlyList<MultivariatePolynomial<TDomain, TElement>> parts)
    {
        var builder = new TermBuilder<TDomain, TElement>(ring, parts.Sum(part => part.TermCount));
        Span<ulong> key = stackalloc ulong[ring.Layout.Words];
        Span<int> exponents = stackalloc int[ring.Variables.Count];
        for (int power = 0; power < parts.Count; power++)
        {
            for (int i = 0; i < parts[power].TermCount; i++)
            {
                ring.Layout.Unpack(parts[power].Words(i), exponents);
                exponents[variable] += power;
                ring.Layout.Pack(exponents, key);
                builder.Add(key, parts[power].coefficients[i]);
            }
        }
        return builder.ToSorted();
    }

    /// <summary>The partial derivative.</summary>
    public MultivariatePolynomial<TDomain, TElement> Derivative(string variable) => Derivative(Ring.IndexOf(variable));

    /// <summary>The partial derivative in the variable at a place.</summary>
    public MultivariatePolynomial<TDomain, TElement> Derivative(int variable)
    {
        var derivative = new TermBuilder<TDomain, TElement>(Ring, TermCount);
        Span<ulong> key = stackalloc ulong[Ring.Layout.Words];
        ReadOnlySpan<ulong> one = Ring.Variable(variable).words;
        for (int i = 0; i < TermCount; i++)
        {
            int exponent = Ring.Layout.Exponent(Words(i), variable);
            if (exponent == 0) continue;
            Ring.Layout.TryDivide(Words(i), one, key);
            derivative.Add(key, Domain.Multiply(coefficients[i], Domain.FromInteger(exponent)));
        }
        return derivative.ToPolynomial();
    }

    /// <summary>The value at a point.</summary>
    /// <param name="point">A value for each variable.</param>
    public TElement Evaluate(params ReadOnlySpan<TElement> point)
    {
        if (point.Length != Ring.Variables.Count) throw new ArgumentException("there are not as many values as variables", nameof(point));
        var powers = new List<TElement>[point.Length];
        for (int v = 0; v < powers.Length; v++) powers[v] = [Domain.One];
        Span<int> exponents = stackalloc int[point.Length];
        TElement sum = Domain.Zero;
        for (int i = 0; i < TermCount; i++)
        {
            Ring.Layout.Unpack(Words(i), exponents);
            TElement term = coefficients[i];
            for (int v = 0; v < exponents.Length; v++)
            {
                while (powers[v].Count <= exponents[v]) powers[v].Add(Domain.Multiply(powers[v][^1], point[v]));
                if (exponents[v] > 0) term = Domain.Multiply(term, powers[v][exponents[v]]);
            }
            sum = Domain.Add(sum, term);
        }
        return sum;
    }

    /// <summary>A number for one variable.</summary>
    public MultivariatePolynomial<TDomain, TElement> Substitute(string variable, TElement value) => Substitute(Ring.IndexOf(variable), value);

    /// <summary>A number for the variable at a place.</summary>
    public MultivariatePolynomial<TDomain, TElement> Substitute(int variable, TElement value)
    {
        var result = new TermBuilder<TDomain, TElement>(Ring, TermCount);
        var powers = new List<TElement> { Domain.One };
        Span<ulong> key = stackalloc ulong[Ring.Layout.Words];
        Span<int> exponents = stackalloc int[Ring.Variables.Count];
        for (int i = 0; i < TermCount; i++)
        {
            Ring.Layout.Unpack(Words(i), exponents);
            int power = exponents[variable];
            while (powers.Count <= power) powers.Add(Domain.Multiply(powers[^1], value));
            exponents[variable] = 0;
            Ring.Layout.Pack(exponents, key);
            result.Add(key, Domain.Multiply(coefficients[i], powers[power]));
        }
        return result.ToSorted();
    }

    /// <summary>A polynomial of the same ring for one variable, by Horner's rule.</summary>
    public MultivariatePolynomial<TDomain, TElement> Substitute(string variable, MultivariatePolynomial<TDomain, TElement> value)
    {
        RequireSameRing(value);
        if (value.IsConstant) return Substitute(variable, value.ConstantTerm);
        MultivariatePolynomial<TDomain, TElement> result = Ring.Zero;
        MultivariatePolynomial<TDomain, TElement>[] parts = CoefficientsIn(Ring.IndexOf(variable));
        for (int power = parts.Length - 1; power >= 0; power--) result = (result * value) + parts[power];
        return result;
    }

    /// <summary>The polynomial divided by its content (<see cref="ICoefficients{TSelf, TElement}.Content"/>): over the integers primitive with a positive leading coefficient, over a field monic.</summary>
    public MultivariatePolynomial<TDomain, TElement> Normalize() => IsZero ? this : DivideByConstant(Domain.Content(coefficients));

    /// <summary>The greatest common divisor, normalised; 0 of two zeros.</summary>
    public MultivariatePolynomial<TDomain, TElement> Gcd(MultivariatePolynomial<TDomain, TElement> other)
    {
        RequireSameRing(other);
        return Domain.Gcd(this, other);
    }

    internal MultivariatePolynomial<TDomain, TElement> DivideByConstant(TElement divisor)
    {
        var quotient = new TElement[TermCount];
        for (int i = 0; i < quotient.Length; i++)
            if (!Domain.TryDivide(coefficients[i], divisor, out quotient[i])) throw new ArithmeticException("the division of polynomials is not exact");
        return new(Ring, words, quotient);
    }

    /// <summary>The greatest monomial that divides every term.</summary>
    internal ulong[] MonomialContent()
    {
        Span<int> least = stackalloc int[Ring.Variables.Count], exponents = stackalloc int[Ring.Variables.Count];
        least.Fill(int.MaxValue);
        for (int i = 0; i < TermCount; i++)
        {
            Ring.Layout.Unpack(Words(i), exponents);
            for (int v = 0; v < least.Length; v++) least[v] = Math.Min(least[v], exponents[v]);
        }
        var key = new ulong[Ring.Layout.Words];
        Ring.Layout.Pack(least, key);
        return key;
    }

    internal MultivariatePolynomial<TDomain, TElement> DivideByMonomial(ReadOnlySpan<ulong> monomial)
    {
        if (monomial.IndexOfAnyExcept(0UL) < 0) return this;
        var quotient = new ulong[words.Length];
        int size = Ring.Layout.Words;
        for (int i = 0; i < TermCount; i++) Ring.Layout.TryDivide(Words(i), monomial, quotient.AsSpan(i * size, size));
        return new(Ring, quotient, coefficients);
    }
}
