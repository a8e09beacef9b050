namespace Mathesis.Exact;

/// <summary>Many numbers times one factor modulo one odd modulus: for moduli of some limbs by Montgomery's reduction, without divisions.</summary>
internal sealed class FixedFactor
{
    /// <summary>From here on multiplication below n^2 steps pays, and division with it.</summary>
    private const int MostLimbs = 160;

    private readonly Integer factor;
    private readonly Integer modulus;
    private readonly ulong inverse;

    /// <summary>The factor times 2^(64 n) modulo the modulus, in n limbs; null for long moduli.</summary>
    private readonly ulong[]? lifted;
    private readonly ulong[] product = [];
    private readonly ulong[] result = [];

    /// <summary>Prepares a factor.</summary>
    /// <param name="factor">Any number.</param>
    /// <param name="modulus">Odd, above 1.</param>
    public FixedFactor(Integer factor, Integer modulus)
    {
        this.modulus = modulus;
        this.factor = Integer.Mod(factor, modulus);
        int n = modulus.Magnitude.Length;
        if (n > MostLimbs) return;
        inverse = Montgomery.NegatedInverse(modulus.Magnitude[0]);
        lifted = new ulong[n];
        Integer.Mod(this.factor << (64 * n), modulus).Magnitude.CopyTo(lifted);
        product = new ulong[(2 * n) + 1];
        result = new ulong[n];
    }

    /// <summary>The number in (-m/2, m/2] congruent to the product.</summary>
    /// <param name="value">Below the modulus in magnitude.</param>
    public Integer Multiply(Integer value)
    {
        Integer rest;
        if (lifted is null) rest = Integer.Mod(value * factor, modulus);
        else
        {
            ReadOnlySpan<ulong> x = value.Magnitude;
            if (x.IsEmpty) return Integer.Zero;
            product.AsSpan().Clear();
            NaturalKernels.Multiply(product.AsSpan(0, lifted.Length + x.Length), lifted, x);
            NaturalKernels.MontgomeryReduce(result, product, modulus.Magnitude, inverse);
            rest = new Integer(1, result);
            if (value.Sign < 0 && !rest.IsZero) rest = modulus - rest;
        }
        return rest > modulus >> 1 ? rest - modulus : rest;
    }
}
