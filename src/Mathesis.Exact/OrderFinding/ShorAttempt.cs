namespace Mathesis.Exact;

/// <summary>One attempt of Shor's algorithm: a base, a measurement, and what followed from it.</summary>
/// <param name="Value">a.</param>
/// <param name="Measurement">The measurement, or null when a and n have a common factor.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Factor">A factor of n, above 1 and below n, or 0.</param>
public sealed record ShorAttempt(ulong Value, OrderMeasurement? Measurement, ShorOutcome Outcome, ulong Factor)
{
    /// <summary>Concludes from a measurement: with a^q = 1 and q even, gcd(a^(q/2) - 1, n) and gcd(a^(q/2) + 1, n) are factors unless a^(q/2) is 1 or -1.</summary>
    /// <param name="measurement">The measurement.</param>
    public static ShorAttempt Conclude(OrderMeasurement measurement)
    {
        ulong n = measurement.Register.Modulus, a = measurement.Value;
        if (!measurement.GivesOrder) return new ShorAttempt(a, measurement, ShorOutcome.OrderMissed, 0);
        if (measurement.Denominator % 2 != 0) return new ShorAttempt(a, measurement, ShorOutcome.OddOrder, 0);
        ulong root = ModularArithmetic.Power(a, measurement.Denominator / 2, n);
        foreach (ulong candidate in (ReadOnlySpan<ulong>)[root + n - 1, root + 1])
        {
            ulong factor = GreatestCommonDivisor.Of(candidate % n, n);
            if (factor > 1 && factor < n) return new ShorAttempt(a, measurement, ShorOutcome.Factored, factor);
        }
        return new ShorAttempt(a, measurement, ShorOutcome.TrivialRoot, 0);
    }

    /// <summary>Checks the attempt in integers.</summary>
    /// <param name="modulus">n.</param>
    public bool Verify(ulong modulus)
    {
        if (Factor != 0 && (Factor <= 1 || Factor >= modulus || modulus % Factor != 0)) return false;
        if (Measurement is null) return Outcome == ShorOutcome.SharedFactor && Factor != 0 && Value % Factor == 0;
        return Measurement.Register.Modulus == modulus && Measurement.Value == Value && Measurement.Verify() && Conclude(Measurement) == this;
    }
}
