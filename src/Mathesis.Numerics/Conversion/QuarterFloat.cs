namespace Mathesis.Numerics;

/// <summary>Floats of eight bits to float64 (Micikevicius and others, "FP8 formats for deep learning", 2022).</summary>
public static class QuarterFloat
{
    private static readonly double[] e4m3 = Table(exponentBits: 4, hasInfinity: false);
    private static readonly double[] e5m2 = Table(exponentBits: 5, hasInfinity: true);

    /// <summary>Widens E4M3: bias 7, no infinities, 0x7F and 0xFF are NaN.</summary>
    public static void WidenE4M3(ReadOnlySpan<byte> source, Span<double> destination) => Widen(source, destination, e4m3);

    /// <summary>Widens E5M2: bias 15, infinities and NaNs as in IEEE 754.</summary>
    public static void WidenE5M2(ReadOnlySpan<byte> source, Span<double> destination) => Widen(source, destination, e5m2);

    private static void Widen(ReadOnlySpan<byte> source, Span<double> destination, double[] table)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, source.Length, nameof(destination));
        for (int i = 0; i < source.Length; i++) destination[i] = table[source[i]];
    }

    private static double[] Table(int exponentBits, bool hasInfinity)
    {
        int mantissaBits = 7 - exponentBits;
        int bias = (1 << exponentBits - 1) - 1;
        int last = (1 << exponentBits) - 1;
        double[] table = new double[256];
        for (int code = 0; code < 256; code++)
        {
            int exponent = code >> mantissaBits & last;
            int mantissa = code & (1 << mantissaBits) - 1;
            double magnitude = exponent == 0
                ? Math.ScaleB(mantissa, 1 - bias - mantissaBits)
                : Math.ScaleB(mantissa + (1 << mantissaBits), exponent - bias - mantissaBits);
            if (hasInfinity && exponent == last) magnitude = mantissa == 0 ? double.PositiveInfinity : double.NaN;
            if (!hasInfinity && (code & 0x7F) == 0x7F) magnitude = double.NaN;
            table[code] = code < 128 ? magnitude : -magnitude;
        }
        return table;
    }
}
