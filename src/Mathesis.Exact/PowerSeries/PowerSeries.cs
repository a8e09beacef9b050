namespace Mathesis.Exact;

/// <summary>Makes power series.</summary>
public static class PowerSeries
{
    /// <summary>A series over Q.</summary>
    /// <param name="precision">The number of known terms.</param>
    /// <param name="coefficients">The first coefficients, constant first; the others are 0.</param>
    public static PowerSeries<RationalField, Rational> OverRationals(int precision, params ReadOnlySpan<Rational> coefficients) => new(default, precision, coefficients);

    /// <summary>A series over the integers modulo a prime.</summary>
    /// <param name="prime">An odd prime below 2^63, not below the precision where terms are divided by their index.</param>
    /// <param name="precision">The number of known terms.</param>
    /// <param name="coefficients">The first coefficients, constant first; the others are 0.</param>
    public static PowerSeries<PrimeField64, ulong> Modulo(ulong prime, int precision, params ReadOnlySpan<long> coefficients)
    {
        var field = new PrimeField64(prime);
        var elements = new ulong[coefficients.Length];
        for (int i = 0; i < elements.Length; i++) elements[i] = field.FromInteger(coefficients[i]);
        return new PowerSeries<PrimeField64, ulong>(field, precision, elements);
    }
}
