namespace Mathesis.Exact;

/// <summary>Powers modulo an odd number by Montgomery's reduction (Montgomery 1985): no division but the first.</summary>
internal static class Montgomery
{
    /// <summary>a^exponent for a in [0, modulus), an odd modulus above 1 and an exponent above 0.</summary>
    public static Integer Power(Integer a, Integer exponent, Integer modulus)
    {
        ReadOnlySpan<ulong> m = modulus.Magnitude;
        int n = m.Length;
        ulong inverse = NegatedInverse(m[0]);
        var table = new ulong[16 * n];
        Lift(table.AsSpan(0, n), Integer.One, modulus);
        Lift(table.AsSpan(n, n), a, modulus);
        var product = new ulong[(2 * n) + 1];
        for (int i = 2; i < 16; i++) Multiply(table.AsSpan(i * n, n), table.AsSpan((i - 1) * n, n), table.AsSpan(n, n), m, inverse, product);
        Span<ulong> result = new ulong[n];
        table.AsSpan(0, n).CopyTo(result);
        ReadOnlySpan<ulong> bits = exponent.Magnitude;
        bool started = false;
        for (int i = (16 * bits.Length) - 1; i >= 0; i--)
        {
            for (int k = 0; k < 4 && started; k++) Multiply(result, result, result, m, inverse, product);
            int digit = (int)(bits[i / 16] >> (i % 16 * 4)) & 15;
            if (digit == 0) continue;
            Multiply(result, result, table.AsSpan(digit * n, n), m, inverse, product);
            started = true;
        }
        product.AsSpan().Clear();
        result.CopyTo(product);
        NaturalKernels.MontgomeryReduce(result, product, m, inverse);
        return new Integer(1, result);
    }

    /// <summary>a times 2^(64 n) modulo the modulus.</summary>
    private static void Lift(Span<ulong> result, Integer a, Integer modulus)
    {
        Integer lifted = (a << (64 * result.Length)) % modulus;
        lifted.Magnitude.CopyTo(result);
    }

    private static void Multiply(Span<ulong> result, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> m, ulong inverse, Span<ulong> product)
    {
        NaturalKernels.Multiply(product[..(2 * m.Length)], a, b);
        product[2 * m.Length] = 0;
        NaturalKernels.MontgomeryReduce(result, product, m, inverse);
    }

    /// <summary>-1 / m modulo 2^64 by Newton's iteration from 5 right bits.</summary>
    internal static ulong NegatedInverse(ulong m)
    {
        ulong inverse = (3 * m) ^ 2;
        for (int i = 0; i < 4; i++) inverse *= 2 - (m * inverse);
        return 0 - inverse;
    }
}
