namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    /// <summary>
    /// The square-free factorisation: the factors are square-free and pairwise coprime and have different exponents (Yun 1976).
    /// </summary>
    /// <exception cref="Core.InputError">The polynomial is 0.</exception>
    public IntegerPolynomialFactorization SquareFree()
    {
        if (IsZero) throw ZeroHas("square-free factorisation");
        var factors = new List<IntegerPolynomialPower>();
        Integer content = Content();
        IntegerPolynomial f = DivideExactly(content), derivative = f.Derivative();
        if (f.Degree == 0) return new IntegerPolynomialFactorization(content, factors);
        IntegerPolynomial gcd = Gcd(f, derivative), w = f.DivideExactly(gcd), y = derivative.DivideExactly(gcd);
        for (int exponent = 1; ; exponent++)
        {
            IntegerPolynomial z = y - w.Derivative();
            if (z.IsZero)
            {
                if (w.Degree > 0) factors.Add(new IntegerPolynomialPower(w, exponent));
                return new IntegerPolynomialFactorization(content, factors);
            }
            IntegerPolynomial factor = Gcd(w, z);
            if (factor.Degree > 0) factors.Add(new IntegerPolynomialPower(factor, exponent));
            w = w.DivideExactly(factor);
            y = z.DivideExactly(factor);
        }
    }

    /// <summary>The product of the different irreducible factors of degree at least 1: the same roots, each once.</summary>
    /// <exception cref="Core.InputError">The polynomial is 0.</exception>
    public IntegerPolynomial Radical()
    {
        if (IsZero) throw ZeroHas("radical");
        IntegerPolynomial f = PrimitivePart();
        return f.IsConstant ? One : f.DivideExactly(Gcd(f, f.Derivative()));
    }

    /// <summary>Whether no square of a polynomial of degree at least 1 divides it.</summary>
    public bool IsSquareFree() => !IsZero && (IsConstant || Gcd(this, Derivative()).IsConstant);

    /// <summary>The complete factorisation over the integers, which is that over the rational numbers (<see cref="IntegerPolynomialFactoring"/>).</summary>
    /// <exception cref="Core.InputError">The polynomial is 0.</exception>
    public IntegerPolynomialFactorization Factor()
    {
        IntegerPolynomialFactorization parts = SquareFree();
        var factors = new List<IntegerPolynomialPower>();
        foreach ((IntegerPolynomial part, int exponent) in parts.Factors)
            foreach (IntegerPolynomial factor in IntegerPolynomialFactoring.Factor(part)) factors.Add(new IntegerPolynomialPower(factor, exponent));
        factors.Sort((a, b) => Compare(a.Factor, b.Factor));
        return new IntegerPolynomialFactorization(parts.Content, factors);
    }

    /// <summary>Whether the polynomial is of degree at least 1 and no product of two such over the rational numbers.</summary>
    public bool IsIrreducible() => Degree > 0 && IsSquareFree() && IntegerPolynomialFactoring.Factor(PrimitivePart()).Count == 1;

    /// <summary>An order for lists: by degree, then by the coefficients from the leading one.</summary>
    private static int Compare(IntegerPolynomial a, IntegerPolynomial b)
    {
        int order = a.Degree.CompareTo(b.Degree);
        for (int i = a.Degree; order == 0 && i >= 0; i--) order = a[i].CompareTo(b[i]);
        return order;
    }
}
