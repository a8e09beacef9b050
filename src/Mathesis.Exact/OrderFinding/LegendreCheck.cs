namespace Mathesis.Exact;

/// <summary>
/// The step that Legendre's theorem justifies, in integers for every order that occurs modulo n: a y that is good for d satisfies
/// |y/N - d/r| &lt;= 1/(2N) &lt;= 1/(2n^2) &lt; 1/(2r^2), so d/r in lowest terms is a convergent of y/N, and with gcd(d, r) = 1 the largest
/// denominator below n is r.
/// </summary>
/// <param name="Values">How many good values were examined.</param>
/// <param name="Violations">How many of them break a statement.</param>
public readonly record struct LegendreCheck(long Values, long Violations)
{
    /// <summary>Examines every good value of every order that divides Carmichael's lambda(n).</summary>
    /// <param name="register">The register of n, odd.</param>
    public static LegendreCheck Of(OrderRegister register)
    {
        long values = 0, violations = 0;
        // The group of units has elements of each order that divides its exponent.
        foreach (ulong order in ArithmeticFunctions.Divisors(Factorization.Of(ArithmeticFunctions.CarmichaelLambda(Factorization.Of(register.Modulus)))))
        {
            var distribution = new OrderDistribution(register, order);
            for (ulong d = 0; d < order; d++)
            {
                foreach (ulong y in distribution.GoodValues(d))
                {
                    values++;
                    if (!Holds(register, order, d, y)) violations++;
                }
            }
        }
        return new LegendreCheck(values, violations);
    }

    private static bool Holds(OrderRegister register, ulong order, ulong d, ulong y)
    {
        (Integer n, Integer size, Integer r) = (register.Modulus, register.Size, order);
        var distance = Rational.Abs(new Rational(y, size) - new Rational(d, r));
        if (distance > new Rational(1, 2 * size) || new Rational(1, 2 * size) > new Rational(1, 2 * n * n)) return false;
        if (new Rational(1, 2 * n * n) >= new Rational(1, 2 * r * r)) return false;
        var reduced = new Rational(d, r);
        bool isConvergent = ContinuedFraction.Convergents(ContinuedFraction.Expand(y, size))
            .Any(convergent => convergent.Numerator == reduced.Numerator && convergent.Denominator == reduced.Denominator);
        return isConvergent && (!Integer.Gcd(d, r).IsOne || OrderMeasurement.LargestDenominator(register, y) == order);
    }
}
