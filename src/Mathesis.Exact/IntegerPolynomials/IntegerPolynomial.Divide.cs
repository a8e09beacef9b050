namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    /// <summary>From this length of both quotient and divisor on, exact division goes through numbers.</summary>
    private const int KroneckerDivisionLength = 12;

    /// <summary>
    /// Pseudo-division: lc(b)^(deg a - deg b + 1) a = q b + r with deg r &lt; deg b; without the factor when deg a &lt; deg b.
    /// </summary>
    /// <exception cref="DivideByZeroException">b is 0.</exception>
    public static (IntegerPolynomial Quotient, IntegerPolynomial Remainder) PseudoDivide(IntegerPolynomial a, IntegerPolynomial b)
    {
        if (b.IsZero) throw new DivideByZeroException();
        if (a.Degree < b.Degree) return (Zero, a);
        Integer leading = b.LeadingCoefficient;
        Integer[] rest = a.Coefficients.ToArray();
        var quotient = new Integer[a.Degree - b.Degree + 1];
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            Integer digit = rest[i + b.Degree];
            for (int j = i + 1; j < quotient.Length; j++) quotient[j] *= leading;
            quotient[i] = digit;
            for (int j = 0; j < i + b.Degree; j++) rest[j] *= leading;
            for (int j = 0; j < b.Degree; j++) rest[i + j] -= digit * b.Coefficients[j];
        }
        return (Own(quotient), Own(rest[..b.Degree]));
    }

    /// <summary>Whether b divides this polynomial over the integers, and the quotient. A divisor 0 divides 0 only.</summary>
    public bool TryDivide(IntegerPolynomial b, out IntegerPolynomial quotient)
    {
        // The quotient's variable may be the dividend's own: it is written last.
        bool divides = Divide(b, out IntegerPolynomial result);
        quotient = result;
        return divides;
    }

    private bool Divide(IntegerPolynomial b, out IntegerPolynomial quotient)
    {
        quotient = default;
        if (b.IsZero || IsZero) return IsZero;
        if (Degree < b.Degree || !Integer.Divides(b.LeadingCoefficient, LeadingCoefficient)) return false;
        if (b.Degree == 0) return TryDivideByConstant(b.LeadingCoefficient, out quotient);
        if (!b[0].IsZero && !Integer.Divides(b[0], this[0])) return false;
        int length = Degree - b.Degree + 1;
        return length >= KroneckerDivisionLength && b.Degree >= KroneckerDivisionLength && TryDivideKronecker(b, out quotient) is bool known
            ? known
            : TryDivideSchoolbook(b, out quotient);
    }

    /// <summary>The quotient of an exact division.</summary>
    /// <exception cref="ArithmeticException">b does not divide this polynomial over the integers.</exception>
    public IntegerPolynomial DivideExactly(IntegerPolynomial b) =>
        TryDivide(b, out IntegerPolynomial quotient) ? quotient : throw new ArithmeticException("the division of polynomials is not exact");

    /// <summary>The quotient and remainder of division by a polynomial whose leading coefficient is 1 or -1.</summary>
    /// <exception cref="ArgumentException">The divisor has another leading coefficient.</exception>
    public static (IntegerPolynomial Quotient, IntegerPolynomial Remainder) DivRem(IntegerPolynomial a, IntegerPolynomial monic)
    {
        if (!Integer.Abs(monic.LeadingCoefficient).IsOne) throw new ArgumentException("the divisor is not monic", nameof(monic));
        if (a.Degree < monic.Degree) return (Zero, a);
        Integer[] rest = a.Coefficients.ToArray();
        var quotient = new Integer[a.Degree - monic.Degree + 1];
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            Integer digit = rest[i + monic.Degree] * monic.LeadingCoefficient;
            quotient[i] = digit;
            if (digit.IsZero) continue;
            for (int j = 0; j < monic.Degree; j++) rest[i + j] -= digit * monic.Coefficients[j];
        }
        return (Own(quotient), Own(rest[..monic.Degree]));
    }

    private bool TryDivideByConstant(Integer divisor, out IntegerPolynomial quotient)
    {
        quotient = default;
        if (divisor.IsOne)
        {
            quotient = this;
            return true;
        }
        var result = new Integer[Degree + 1];
        for (int i = 0; i < result.Length; i++)
        {
            (result[i], Integer rest) = Integer.DivRem(Coefficients[i], divisor);
            if (!rest.IsZero) return false;
        }
        quotient = Own(result);
        return true;
    }

    private bool TryDivideSchoolbook(IntegerPolynomial b, out IntegerPolynomial quotient)
    {
        quotient = default;
        Integer leading = b.LeadingCoefficient;
        Integer[] rest = Coefficients.ToArray();
        var result = new Integer[Degree - b.Degree + 1];
        for (int i = result.Length - 1; i >= 0; i--)
        {
            (Integer digit, Integer remainder) = Integer.DivRem(rest[i + b.Degree], leading);
            if (!remainder.IsZero) return false;
            result[i] = digit;
            if (digit.IsZero) continue;
            for (int j = 0; j < b.Degree; j++) rest[i + j] -= digit * b.Coefficients[j];
        }
        for (int i = 0; i < b.Degree; i++)
            if (!rest[i].IsZero) return false;
        quotient = Own(result);
        return true;
    }

    // The values at 2^w: where they do not divide, the polynomials do not. A quotient that is read back is multiplied out;
    // null when w was too small to read it.
    private bool? TryDivideKronecker(IntegerPolynomial b, out IntegerPolynomial quotient)
    {
        quotient = default;
        int width = checked((int)Math.Max(HeightBits, b.HeightBits) + 8);
        (Integer value, Integer rest) = Integer.DivRem(KroneckerSubstitution.Evaluate(Coefficients, width), KroneckerSubstitution.Evaluate(b.Coefficients, width));
        if (!rest.IsZero) return false;
        quotient = Own(KroneckerSubstitution.Interpolate(value, width));
        return quotient * b == this ? true : null;
    }
}
