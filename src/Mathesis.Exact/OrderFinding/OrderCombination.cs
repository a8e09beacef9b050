namespace Mathesis.Exact;

/// <summary>The order from two measurements: each good value gives a divisor of r, and their least common multiple may be r when neither is.</summary>
public static class OrderCombination
{
    /// <summary>
    /// The probability that the denominators r / gcd(d, r) of two independent uniform d in [0, r) have the least common multiple r, exactly: a
    /// denominator a | r comes from phi(a) of the r values.
    /// </summary>
    /// <param name="order">r, at least 1.</param>
    public static Rational Probability(ulong order)
    {
        Integer[] divisors = ArithmeticFunctions.Divisors(Factorization.Of(order));
        Integer[] weights = [.. divisors.Select(divisor => ArithmeticFunctions.EulerPhi(Factorization.Of(divisor)))];
        Integer count = Integer.Zero;
        for (int i = 0; i < divisors.Length; i++)
            for (int j = 0; j < divisors.Length; j++)
                if (Integer.Lcm(divisors[i], divisors[j]) == order) count += weights[i] * weights[j];
        return new Rational(count, (Integer)order * order);
    }
}
