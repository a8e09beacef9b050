namespace Mathesis.Exact;

/// <summary>
/// a0 + b1/(a1 + b2/(a2 + ...)) given by its terms: a(n) for n &gt;= 0 and b(n) for n &gt;= 1, any integers.
/// </summary>
/// <param name="PartialDenominator">a(n).</param>
/// <param name="PartialNumerator">b(n).</param>
public sealed record GeneralizedContinuedFraction(Func<int, Integer> PartialDenominator, Func<int, Integer> PartialNumerator)
{
    /// <summary>The convergents A_n / B_n, not reduced: A_n = a_n A_(n-1) + b_n A_(n-2), and likewise B_n; a denominator may be 0.</summary>
    public IEnumerable<Convergent> Convergents()
    {
        (Integer a0, Integer b0) = (Integer.One, Integer.Zero);
        (Integer a1, Integer b1) = (PartialDenominator(0), Integer.One);
        yield return new Convergent(a1, b1);
        for (int n = 1; ; n++)
        {
            (Integer a, Integer b) = (PartialDenominator(n), PartialNumerator(n));
            (a0, a1) = (a1, (a * a1) + (b * a0));
            (b0, b1) = (b1, (a * b1) + (b * b0));
            yield return new Convergent(a1, b1);
        }
    }

    /// <summary>The n-th convergent by a product tree, with the same numerator and denominator as the recurrence gives.</summary>
    /// <param name="index">n, at least 0.</param>
    public Convergent Evaluate(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        // The last matrix is applied to infinity, so its b is never asked for.
        MoebiusMatrix product = MoebiusMatrix.Product(
            index + 1,
            n => MoebiusMatrix.OfTerm(PartialDenominator(n), n == index ? Integer.Zero : PartialNumerator(n + 1)));
        return new Convergent(product.A, product.C);
    }

    /// <summary>The n-th convergent in lowest terms, or null when its denominator is 0.</summary>
    /// <param name="index">n, at least 0.</param>
    public Rational? Value(int index)
    {
        Convergent convergent = Evaluate(index);
        return convergent.Denominator.IsZero ? null : new Rational(convergent.Numerator, convergent.Denominator);
    }
}
