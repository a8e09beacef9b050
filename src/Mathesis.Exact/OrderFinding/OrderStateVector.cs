using System.Numerics;

namespace Mathesis.Exact;

/// <summary>
/// The quantum half of Shor's algorithm simulated amplitude by amplitude, independently of the closed form: the uniform state with
/// a^x mod n in the second register, then the Fourier transform of the first, then the probabilities of measuring it.
/// </summary>
public static class OrderStateVector
{
    /// <summary>The largest register that is simulated.</summary>
    public const int MostBits = 14;

    /// <summary>The probability of each y.</summary>
    /// <param name="register">At most <see cref="MostBits"/> bits.</param>
    /// <param name="value">a, coprime to n.</param>
    public static double[] Probabilities(OrderRegister register, ulong value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(register.Bits, MostBits);
        int size = (int)register.Size;
        // The second register splits the amplitudes into one part for each value of a^x mod n; these parts do not interfere.
        var parts = new Dictionary<ulong, Complex[]>();
        ulong power = 1 % register.Modulus;
        for (int x = 0; x < size; x++)
        {
            if (!parts.TryGetValue(power, out Complex[]? part)) parts[power] = part = new Complex[size];
            part[x] = 1 / Math.Sqrt(size);
            power = ModularArithmetic.Multiply(power, value, register.Modulus);
        }
        var probabilities = new double[size];
        foreach (Complex[] part in parts.Values)
        {
            Transform(part);
            for (int y = 0; y < size; y++) probabilities[y] += (part[y].Real * part[y].Real) + (part[y].Imaginary * part[y].Imaginary);
        }
        return probabilities;
    }

    /// <summary>The quantum Fourier transform gate by gate: Hadamard gates and controlled phases, then the reversal of the bits.</summary>
    private static void Transform(Complex[] amplitudes)
    {
        int bits = BitOperations.Log2((uint)amplitudes.Length);
        for (int target = bits - 1; target >= 0; target--)
        {
            int mask = 1 << target;
            for (int x = 0; x < amplitudes.Length; x++)
            {
                if ((x & mask) != 0) continue;
                (Complex zero, Complex one) = (amplitudes[x], amplitudes[x | mask]);
                amplitudes[x] = (zero + one) * Math.Sqrt(0.5);
                // The controlled phases of all lower bits at once: pi (lower bits) / 2^target.
                amplitudes[x | mask] = (zero - one) * Math.Sqrt(0.5) * Complex.FromPolarCoordinates(1, Math.PI * (x & (mask - 1)) / mask);
            }
        }
        for (int x = 0; x < amplitudes.Length; x++)
        {
            int reversed = 0;
            for (int bit = 0; bit < bits; bit++) reversed |= (x >> bit & 1) << (bits - 1 - bit);
            if (reversed > x) (amplitudes[x], amplitudes[reversed]) = (amplitudes[reversed], amplitudes[x]);
        }
    }
}
