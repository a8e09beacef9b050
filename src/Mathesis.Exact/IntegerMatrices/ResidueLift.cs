namespace Mathesis.Exact;

/// <summary>Chinese remainders with one prime at a time.</summary>
internal static class ResidueLift
{
    /// <summary>The x in [0, M p) with x = value mod M and x = residue mod p.</summary>
    /// <param name="value">In [0, M).</param>
    /// <param name="modulus">M, not divisible by p.</param>
    /// <param name="residue">Below p.</param>
    /// <param name="field">The integers modulo p.</param>
    public static (Integer Value, Integer Modulus) Extend(Integer value, Integer modulus, uint residue, PrimeField32 field)
    {
        uint inverse = field.Invert(field.FromInteger(modulus));
        uint step = field.Multiply(field.Subtract(residue, field.FromInteger(value)), inverse);
        return (value + (modulus * step), modulus * field.Characteristic);
    }
}
