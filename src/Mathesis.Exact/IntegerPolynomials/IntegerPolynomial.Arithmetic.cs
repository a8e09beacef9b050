namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    /// <summary>The polynomial itself.</summary>
    public static IntegerPolynomial operator +(IntegerPolynomial a) => a;

    /// <summary>The negative.</summary>
    public static IntegerPolynomial operator -(IntegerPolynomial a) => Zero - a;

    /// <summary>The sum.</summary>
    public static IntegerPolynomial operator +(IntegerPolynomial a, IntegerPolynomial b)
    {
        if (a.Degree < b.Degree) (a, b) = (b, a);
        if (b.IsZero) return a;
        Integer[] sum = a.Coefficients.ToArray();
        ReadOnlySpan<Integer> addend = b.Coefficients;
        for (int i = 0; i < addend.Length; i++) sum[i] += addend[i];
        return Own(sum);
    }

    /// <summary>The difference.</summary>
    public static IntegerPolynomial operator -(IntegerPolynomial a, IntegerPolynomial b)
    {
        if (b.IsZero) return a;
        var difference = new Integer[Math.Max(a.Degree, b.Degree) + 1];
        a.Coefficients.CopyTo(difference);
        ReadOnlySpan<Integer> subtrahend = b.Coefficients;
        for (int i = 0; i < subtrahend.Length; i++) difference[i] -= subtrahend[i];
        return Own(difference);
    }

    /// <summary>A multiple by a number.</summary>
    public static IntegerPolynomial operator *(Integer factor, IntegerPolynomial a) => a * factor;

    /// <summary>A multiple by a number.</summary>
    public static IntegerPolynomial operator *(IntegerPolynomial a, Integer factor)
    {
        if (factor.IsOne) return a;
        var product = new Integer[a.Degree + 1];
        for (int i = 0; i < product.Length; i++) product[i] = a.Coefficients[i] * factor;
        return Own(product);
    }

    /// <summary>A power by repeated squaring; the power 0 is 1.</summary>
    /// <param name="exponent">At least 0.</param>
    public IntegerPolynomial Pow(int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        if (Degree > 0 && Coefficients[..Degree].IndexOfAnyExcept(Integer.Zero) < 0) return Monomial(Integer.Pow(LeadingCoefficient, exponent), checked(Degree * exponent));
        IntegerPolynomial result = One;
        for (int bit = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)exponent); bit >= 0; bit--)
        {
            result *= result;
            if ((exponent >> bit & 1) != 0) result *= this;
        }
        return result;
    }

    /// <summary>The product with x^<paramref name="power"/>, or the quotient without its remainder for a negative power.</summary>
    public IntegerPolynomial MultiplyByPower(int power)
    {
        if (IsZero || power == 0) return this;
        if (power < 0) return -power > Degree ? Zero : new IntegerPolynomial(Coefficients[-power..]);
        var result = new Integer[checked(Degree + 1 + power)];
        Coefficients.CopyTo(result.AsSpan(power));
        return Own(result);
    }

    /// <summary>The derivative.</summary>
    public IntegerPolynomial Derivative()
    {
        if (IsConstant) return Zero;
        var result = new Integer[Degree];
        for (int i = 0; i < result.Length; i++) result[i] = Coefficients[i + 1] * (i + 1);
        return Own(result);
    }

    /// <summary>x^n f(1 / x) for degree n: the coefficients backwards.</summary>
    public IntegerPolynomial Reverse()
    {
        Integer[] result = Coefficients.ToArray();
        Array.Reverse(result);
        return Own(result);
    }
}
