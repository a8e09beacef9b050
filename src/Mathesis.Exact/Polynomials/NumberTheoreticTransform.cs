namespace Mathesis.Exact;

/// <summary>
/// The discrete Fourier transform of a power-of-two length modulo a prime (Pollard 1971), in place. Forward takes natural order to
/// bit-reversed order, so that convolution needs no permutation.
/// </summary>
public sealed class NumberTheoreticTransform
{
    private readonly MontgomeryArithmetic arithmetic;
    private readonly ulong[] twiddles;
    private readonly ulong convolutionScale;

    /// <summary>Prepares transforms of one length.</summary>
    /// <param name="modulus">A prime below 2^63 with <paramref name="length"/> dividing p - 1.</param>
    /// <param name="length">A power of two.</param>
    public NumberTheoreticTransform(ulong modulus, int length)
    {
        if (!System.Numerics.BitOperations.IsPow2(length) || (modulus - 1) % (ulong)length != 0)
            throw new ArgumentException($"length {length} is no power of two that divides {modulus} - 1", nameof(length));
        Length = length;
        arithmetic = new MontgomeryArithmetic(modulus);
        twiddles = Twiddles(RootOfUnity());
        convolutionScale = arithmetic.ToForm(arithmetic.ToForm(ModularArithmetic.Invert((ulong)length, modulus)));
    }

    /// <summary>The length n.</summary>
    public int Length { get; }

    /// <summary>The cyclic convolution of two sequences of residues; both are overwritten, the result is in <paramref name="a"/>.</summary>
    public void Convolve(Span<ulong> a, Span<ulong> b)
    {
        Forward(a);
        Forward(b);
        for (int i = 0; i < a.Length; i++) a[i] = arithmetic.Multiply(a[i], b[i]);
        // A second forward transform runs backwards through the indices and multiplies by n.
        ForwardFromReversed(a);
        a[1..].Reverse();
        for (int i = 0; i < a.Length; i++) a[i] = arithmetic.Multiply(a[i], convolutionScale);
    }

    /// <summary>The transform of a sequence in natural order; the result is in bit-reversed order (Gentleman and Sande 1966).</summary>
    public void Forward(Span<ulong> x)
    {
        for (int half = x.Length / 2; half >= 1; half /= 2)
        {
            ReadOnlySpan<ulong> roots = twiddles.AsSpan(half, half);
            for (int start = 0; start < x.Length; start += 2 * half)
            {
                Span<ulong> low = x.Slice(start, roots.Length);
                Span<ulong> high = x.Slice(start + half, roots.Length);
                for (int j = 0; j < roots.Length; j++)
                {
                    (ulong u, ulong v) = (low[j], high[j]);
                    low[j] = arithmetic.Add(u, v);
                    high[j] = arithmetic.Multiply(arithmetic.Subtract(u, v), roots[j]);
                }
            }
        }
    }

    /// <summary>The transform of a sequence in bit-reversed order; the result is in natural order (Cooley and Tukey 1965).</summary>
    public void ForwardFromReversed(Span<ulong> x)
    {
        for (int half = 1; half < x.Length; half *= 2)
        {
            ReadOnlySpan<ulong> roots = twiddles.AsSpan(half, half);
            for (int start = 0; start < x.Length; start += 2 * half)
            {
                Span<ulong> low = x.Slice(start, roots.Length);
                Span<ulong> high = x.Slice(start + half, roots.Length);
                for (int j = 0; j < roots.Length; j++)
                {
                    ulong u = low[j];
                    ulong v = arithmetic.Multiply(high[j], roots[j]);
                    low[j] = arithmetic.Add(u, v);
                    high[j] = arithmetic.Subtract(u, v);
                }
            }
        }
    }

    // A non-residue has odd index in the group, so its power to (p - 1) / n has order exactly n.
    private ulong RootOfUnity()
    {
        ulong modulus = arithmetic.Modulus;
        ulong nonResidue = 2;
        while (JacobiSymbol.Of(nonResidue, modulus) != -1) nonResidue++;
        return arithmetic.Power(arithmetic.ToForm(nonResidue), (modulus - 1) / (ulong)Length);
    }

    // Entry half + j is the j-th power of the root of order 2 half.
    private ulong[] Twiddles(ulong root)
    {
        var table = new ulong[Length];
        for (int half = Length / 2; half >= 1; half /= 2, root = arithmetic.Multiply(root, root))
        {
            table[half] = arithmetic.One;
            for (int j = 1; j < half; j++) table[half + j] = arithmetic.Multiply(table[half + j - 1], root);
        }
        return table;
    }
}
