namespace Mathesis.Exact;

/// <summary>Polynomials with names.</summary>
public static class SpecialPolynomials
{
    /// <summary>The minimal polynomial of a primitive n-th root of unity.</summary>
    /// <param name="n">At least 1.</param>
    public static IntegerPolynomial Cyclotomic(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        // Phi_(n p)(x) = Phi_n(x^p) / Phi_n(x) for a prime p that does not divide n; Phi_n(x) = Phi_r(x^(n/r)) for the radical r of n.
        IntegerPolynomial result = IntegerPolynomial.X - 1;
        int radical = 1, rest = n;
        for (int p = 2; rest > 1; p++)
        {
            if (rest % p != 0) continue;
            while (rest % p == 0) rest /= p;
            radical *= p;
            result = Inflate(result, p).DivideExactly(result);
        }
        return Inflate(result, n / radical);
    }

    /// <summary>T_n with T_n(cos t) = cos(n t).</summary>
    /// <param name="n">At least 0.</param>
    public static IntegerPolynomial Chebyshev(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        (IntegerPolynomial before, IntegerPolynomial current) = (IntegerPolynomial.X, IntegerPolynomial.One);
        for (int i = 0; i < n; i++) (before, current) = (current, i == 0 ? IntegerPolynomial.X : (2 * IntegerPolynomial.X * current) - before);
        return current;
    }

    /// <summary>
    /// The polynomial of degree 2^n with the roots sqrt(2) + sqrt(3) + ... + sqrt(p_n) for all choices of signs: irreducible, and with factors of
    /// degree at most 2 modulo every prime, the hardest for factorisation by recombination.
    /// </summary>
    /// <param name="n">At least 0.</param>
    public static IntegerPolynomial SwinnertonDyer(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        IntegerPolynomial result = IntegerPolynomial.X;
        ulong prime = 2;
        for (int i = 0; i < n; i++, prime = Primality.Next(prime))
        {
            // f(x + s) = a + s b with s^2 = p, and the product with f(x - s) is a^2 - p b^2.
            IntegerPolynomial a = IntegerPolynomial.Zero, b = IntegerPolynomial.Zero;
            for (int k = result.Degree; k >= 0; k--) (a, b) = ((a * IntegerPolynomial.X) + (b * (Integer)prime) + result[k], a + (b * IntegerPolynomial.X));
            result = (a * a) - (b * b * (Integer)prime);
        }
        return result;
    }

    private static IntegerPolynomial Inflate(IntegerPolynomial f, int power)
    {
        if (power == 1) return f;
        var result = new Integer[(f.Degree * power) + 1];
        for (int i = 0; i <= f.Degree; i++) result[i * power] = f[i];
        return IntegerPolynomial.Own(result);
    }
}
