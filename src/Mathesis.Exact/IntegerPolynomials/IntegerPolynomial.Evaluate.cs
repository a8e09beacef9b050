namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    private const int HornerLength = 32;

    /// <summary>The value at an integer, by halves of the coefficients when there are many.</summary>
    public Integer Evaluate(Integer point)
    {
        if (Coefficients.Length <= HornerLength || point.BitLength <= 1) return Horner(Coefficients, point);
        var powers = new List<Integer> { Integer.Pow(point, HornerLength) };
        for (int width = HornerLength; 2 * width < Coefficients.Length; width *= 2) powers.Add(Integer.Square(powers[^1]));
        return EvaluateHalves(Coefficients, point, powers, powers.Count - 1);
    }

    /// <summary>The value at a rational number.</summary>
    public Rational Evaluate(Rational point) =>
        IsZero ? Rational.Zero : new Rational(EvaluateHomogeneous(point.Numerator, point.Denominator), Integer.Pow(point.Denominator, Degree));

    /// <summary>The sign of the value at a rational number, without the fraction.</summary>
    public int SignAt(Rational point) => IsZero ? 0 : EvaluateHomogeneous(point.Numerator, point.Denominator).Sign;

    /// <summary>q^n f(p / q) for degree n.</summary>
    public Integer EvaluateHomogeneous(Integer p, Integer q)
    {
        if (q.IsOne) return Evaluate(p);
        if (q.IsPowerOfTwo)
        {
            int shift = checked((int)q.TrailingZeroCount);
            Integer sum = Integer.Zero;
            for (int i = Degree, power = 0; i >= 0; i--, power += shift) sum = (sum * p) + (Coefficients[i] << power);
            return sum;
        }
        Integer result = Integer.Zero, scale = Integer.One;
        for (int i = Degree; i >= 0; i--)
        {
            result = (result * p) + (Coefficients[i] * scale);
            if (i > 0) scale *= q;
        }
        return result;
    }

    /// <summary>f(g(x)), by halves of the coefficients.</summary>
    public IntegerPolynomial Compose(IntegerPolynomial inner)
    {
        if (IsConstant) return this;
        if (inner.IsConstant) return Evaluate(inner[0]);
        if (Degree < 4)
        {
            IntegerPolynomial result = Zero;
            for (int i = Degree; i >= 0; i--) result = (result * inner) + Coefficients[i];
            return result;
        }
        int half = (Degree + 1) / 2;
        IntegerPolynomial low = new(Coefficients[..half]), high = new(Coefficients[half..]);
        return low.Compose(inner) + (high.Compose(inner) * inner.Pow(half));
    }

    /// <summary>f(x + a): the Taylor shift.</summary>
    public IntegerPolynomial Shift(Integer a)
    {
        if (a.IsZero || IsConstant) return this;
        if (Degree > 64) return Compose(X + a);
        Integer[] result = Coefficients.ToArray();
        bool one = a.IsOne;
        for (int i = 0; i < result.Length - 1; i++)
            for (int j = result.Length - 2; j >= i; j--) result[j] += one ? result[j + 1] : a * result[j + 1];
        return Own(result);
    }

    /// <summary>f(a x).</summary>
    public IntegerPolynomial ScaleArgument(Integer a)
    {
        if (IsConstant) return this;
        Integer[] result = Coefficients.ToArray();
        Integer power = Integer.One;
        for (int i = 1; i < result.Length; i++)
        {
            power *= a;
            result[i] *= power;
        }
        return Own(result);
    }

    private static Integer Horner(ReadOnlySpan<Integer> coefficients, Integer point)
    {
        Integer value = Integer.Zero;
        for (int i = coefficients.Length - 1; i >= 0; i--) value = (value * point) + coefficients[i];
        return value;
    }

    // powers[k] = point^(HornerLength 2^k).
    private static Integer EvaluateHalves(ReadOnlySpan<Integer> coefficients, Integer point, List<Integer> powers, int level)
    {
        if (coefficients.Length <= HornerLength) return Horner(coefficients, point);
        while (HornerLength << level >= coefficients.Length) level--;
        int half = HornerLength << level;
        return EvaluateHalves(coefficients[..half], point, powers, level) + (powers[level] * EvaluateHalves(coefficients[half..], point, powers, level));
    }
}
