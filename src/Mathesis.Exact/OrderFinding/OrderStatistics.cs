namespace Mathesis.Exact;

/// <summary>The exact chances of one register and base, by summing the closed form.</summary>
/// <param name="Register">The register.</param>
/// <param name="Value">a.</param>
/// <param name="Order">r.</param>
/// <param name="Good">The probability that the measured value is good for some d: within 1/2 of d N/r.</param>
/// <param name="Coprime">The probability that it is good for a d without a common factor with r.</param>
/// <param name="OrderFound">The probability that the largest denominator below n is r: these values and some beside them.</param>
public sealed record OrderStatistics(OrderRegister Register, ulong Value, ulong Order, double Good, double Coprime, double OrderFound)
{
    /// <summary>The largest register whose values are summed one by one.</summary>
    public const int MostBits = 26;

    /// <summary>4/pi^2: below the probability of a good value.</summary>
    public static double GoodBound => 4 / (Math.PI * Math.PI);

    /// <summary>(4/pi^2) phi(r)/r: below the probability of a value that is good for a coprime d, and so of finding the order.</summary>
    public double CoprimeBound => GoodBound * (double)ArithmeticFunctions.EulerPhi(Factorization.Of(Order)) / Order;

    /// <summary>Sums over all values.</summary>
    /// <param name="register">At most <see cref="MostBits"/> bits.</param>
    /// <param name="value">a, coprime to n.</param>
    /// <param name="cancellation">Stops the sums.</param>
    public static OrderStatistics Of(OrderRegister register, ulong value, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(register.Bits, MostBits);
        ulong order = (ulong)MultiplicativeOrder.Of(value, register.Modulus);
        var distribution = new OrderDistribution(register, order);
        double good = 0, coprime = 0, found = 0;
        ulong last = ulong.MaxValue;
        for (ulong d = 0; d < order; d++)
        {
            foreach (ulong y in distribution.GoodValues(d))
            {
                // Values rise with d; one that is good for two counts once.
                double probability = y == last ? 0 : distribution.Of(y);
                good += probability;
                if (GreatestCommonDivisor.Of(d, order) == 1) coprime += probability;
                last = y;
            }
        }
        for (ulong y = 0; y < register.Size; y++)
        {
            if (y % 65536 == 0) cancellation.ThrowIfCancellationRequested();
            if (OrderMeasurement.LargestDenominator(register, y) == order) found += distribution.Of(y);
        }
        return new OrderStatistics(register, value, order, good, coprime, found);
    }
}
