using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Best rational approximations with bounded denominator.</summary>
public static class BestApproximation
{
    /// <summary>
    /// The fraction with denominator at most <paramref name="largestDenominator"/> nearest to numerator / denominator; of two equally near
    /// ones that with the smaller denominator. It is a convergent or an intermediate fraction (p_(i-2) + t p_(i-1)) / (q_(i-2) + t q_(i-1))
    /// with the largest t that fits (Khinchin, "Continued Fractions", section 6), so two candidates are compared exactly.
    /// </summary>
    /// <param name="numerator">Any.</param>
    /// <param name="denominator">Not zero.</param>
    /// <param name="largestDenominator">At least 1.</param>
    /// <exception cref="InputError">The denominator is zero or the bound below 1.</exception>
    public static Convergent Find(Integer numerator, Integer denominator, Integer largestDenominator)
    {
        if (largestDenominator.Sign <= 0) throw new InputError($"the denominators have the bound {largestDenominator}", expected: "expected at least 1");
        (Integer p0, Integer q0) = (0, 1);
        (Integer p1, Integer q1) = (1, 0);
        foreach (Integer quotient in ContinuedFraction.Expand(numerator, denominator))
        {
            Integer next = (quotient * q1) + q0;
            if (next > largestDenominator)
            {
                Integer t = (largestDenominator - q0) / q1;
                var intermediate = new Convergent((t * p1) + p0, (t * q1) + q0);
                var convergent = new Convergent(p1, q1);
                return CompareDistance(intermediate, convergent, numerator, denominator) < 0 ? intermediate : convergent;
            }
            (p0, p1) = (p1, (quotient * p1) + p0);
            (q0, q1) = (q1, next);
        }
        return new Convergent(p1, q1);
    }

    /// <summary>
    /// The best approximations of the first kind in rising denominators: each fraction is nearer than every one with a denominator that is not
    /// larger. They are convergents and the upper half of the intermediate fractions (Khinchin, section 6); the one in the middle is decided exactly.
    /// </summary>
    /// <param name="value">The number.</param>
    public static IEnumerable<Rational> Sequence(Rational value)
    {
        (Integer p0, Integer q0) = (0, 1);
        (Integer p1, Integer q1) = (1, 0);
        foreach (Integer quotient in ContinuedFraction.Expand(value.Numerator, value.Denominator))
        {
            // From the half on; the first quotient has the integer itself only, or the one above it.
            for (Integer t = q1.IsZero ? quotient : (quotient + 1) >> 1; t <= quotient; t += 1)
            {
                if (t.IsZero && !q1.IsZero) continue;
                var candidate = new Convergent((t * p1) + p0, (t * q1) + q0);
                bool nearer = q1.IsZero || t == quotient
                    || CompareDistance(candidate, new Convergent(p1, q1), value.Numerator, value.Denominator) < 0;
                if (nearer) yield return new Rational(candidate.Numerator, candidate.Denominator);
            }
            (p0, p1) = (p1, (quotient * p1) + p0);
            (q0, q1) = (q1, (quotient * q1) + q0);
        }
    }

    /// <summary>The sign of |x - n/d| - |y - n/d|.</summary>
    public static int CompareDistance(Convergent x, Convergent y, Integer numerator, Integer denominator)
    {
        Integer left = Integer.Abs((x.Numerator * denominator) - (numerator * x.Denominator)) * Integer.Abs(y.Denominator);
        Integer right = Integer.Abs((y.Numerator * denominator) - (numerator * y.Denominator)) * Integer.Abs(x.Denominator);
        return left.CompareTo(right);
    }

    /// <summary>
    /// The fraction of least denominator in the closed interval [low, high] (and of least numerator in absolute value among those), as the
    /// common beginning of both expansions.
    /// </summary>
    /// <param name="low">The lower end, with a positive denominator.</param>
    /// <param name="high">The upper end, with a positive denominator.</param>
    /// <exception cref="InputError">The interval is empty or a denominator is not positive.</exception>
    public static Convergent Simplest(Convergent low, Convergent high)
    {
        if (low.Denominator.Sign <= 0 || high.Denominator.Sign <= 0)
            throw new InputError("an end of the interval has a denominator below 1", expected: "expected positive denominators");
        if (low.Numerator * high.Denominator > high.Numerator * low.Denominator)
            throw new InputError($"the interval from {low} to {high} is empty", expected: "expected the lower end first");
        // With a negative interval the least integer in absolute value is at the upper end.
        if (high.Numerator.Sign < 0)
        {
            Convergent mirrored = Simplest(new Convergent(-high.Numerator, high.Denominator), new Convergent(-low.Numerator, low.Denominator));
            return new Convergent(-mirrored.Numerator, mirrored.Denominator);
        }
        if (low.Numerator.Sign <= 0) return new Convergent(0, 1);
        MoebiusMatrix state = MoebiusMatrix.Identity;
        (Integer a, Integer b, Integer c, Integer d) = (low.Numerator, low.Denominator, high.Numerator, high.Denominator);
        while (true)
        {
            // The simplest number in [a/b, c/d], 0 < a/b <= c/d, is the least integer in it, or floor + 1 / the simplest of the rest turned over.
            Integer floor = a / b;
            Integer ceiling = floor * b == a ? floor : floor + 1;
            if (ceiling * d <= c)
            {
                state *= MoebiusMatrix.OfQuotient(ceiling);
                return new Convergent(state.A, state.C);
            }
            state *= MoebiusMatrix.OfQuotient(floor);
            (a, b, c, d) = (d, c - (floor * d), b, a - (floor * b));
        }
    }
}
