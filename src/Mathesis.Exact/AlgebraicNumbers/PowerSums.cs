namespace Mathesis.Exact;

/// <summary>
/// The sums p_k of the k-th powers of a polynomial's roots, by Newton's identities, and polynomials from such sums: resultants that belong to
/// sums and products of roots without determinants (Bostan, Flajolet, Salvy and Schost 2006).
/// </summary>
internal static class PowerSums
{
    /// <summary>p_0, ..., p_count of the roots, with multiplicities.</summary>
    public static Rational[] Of(IntegerPolynomial f, int count)
    {
        int n = f.Degree;
        var sums = new Rational[count + 1];
        sums[0] = n;
        for (int k = 1; k <= count; k++)
        {
            Rational sum = k <= n ? (Rational)(-k * f[n - k]) : Rational.Zero;
            for (int i = 1; i < k && i <= n; i++) sum -= f[n - i] * sums[k - i];
            sums[k] = sum / f.LeadingCoefficient;
        }
        return sums;
    }

    /// <summary>The primitive polynomial of degree p_0 with these sums of powers.</summary>
    public static IntegerPolynomial ToPolynomial(Rational[] sums)
    {
        int n = (int)(long)sums[0].Numerator;
        var coefficients = new Rational[n + 1];
        coefficients[n] = 1;
        for (int k = 1; k <= n; k++)
        {
            Rational sum = sums[k];
            for (int i = 1; i < k; i++) sum += coefficients[n - i] * sums[k - i];
            coefficients[n - k] = sum / -k;
        }
        return new RationalPolynomial(coefficients).Numerator.PrimitivePart();
    }

    /// <summary>The polynomial whose roots are the sums of a root of f and a root of g.</summary>
    public static IntegerPolynomial ComposedSum(IntegerPolynomial f, IntegerPolynomial g)
    {
        int n = f.Degree * g.Degree;
        Rational[] a = Of(f, n), b = Of(g, n), sums = new Rational[n + 1];
        // p_k(a + b) = sum over i of binomial(k, i) p_i(a) p_(k-i)(b).
        var binomials = new Integer[n + 1];
        for (int k = 0; k <= n; k++)
        {
            binomials[k] = 1;
            for (int i = k - 1; i > 0; i--) binomials[i] += binomials[i - 1];
            for (int i = 0; i <= k; i++) sums[k] += a[i] * b[k - i] * binomials[i];
        }
        return ToPolynomial(sums);
    }

    /// <summary>The polynomial whose roots are the products of a root of f and a root of g.</summary>
    public static IntegerPolynomial ComposedProduct(IntegerPolynomial f, IntegerPolynomial g)
    {
        int n = f.Degree * g.Degree;
        Rational[] a = Of(f, n), b = Of(g, n);
        for (int k = 0; k <= n; k++) a[k] *= b[k];
        return ToPolynomial(a);
    }

    /// <summary>The polynomial whose roots are the values of p at the roots of f.</summary>
    public static IntegerPolynomial Image(IntegerPolynomial f, RationalPolynomial p)
    {
        int n = f.Degree;
        Rational[] sums = Of(f, n), result = new Rational[n + 1];
        RationalPolynomial power = 1;
        for (int k = 0; k <= n; k++)
        {
            for (int i = 0; i <= power.Degree; i++) result[k] += power[i] * sums[i];
            power = RationalPolynomial.DivRem(power * p, f).Remainder;
        }
        return ToPolynomial(result);
    }
}
