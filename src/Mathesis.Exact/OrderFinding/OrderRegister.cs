using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The register of Shor's algorithm for a number n: N = 2^m values with n^2 &lt;= N &lt; 2 n^2 unless m is given.</summary>
/// <param name="Modulus">n, the number to factor.</param>
/// <param name="Bits">m, the register's qubits.</param>
public readonly record struct OrderRegister(ulong Modulus, int Bits)
{
    /// <summary>The largest n, so that N fits 62 bits.</summary>
    public const ulong LargestModulus = int.MaxValue;

    /// <summary>N.</summary>
    public ulong Size => 1UL << Bits;

    /// <summary>Whether N is at least n^2, as the theory needs.</summary>
    public bool IsLargeEnough => (UInt128)Modulus * Modulus <= Size;

    /// <summary>The register for n, of the least m with n^2 at most 2^m, or of a given m.</summary>
    /// <param name="modulus">n, from 3 to 2^31 - 1.</param>
    /// <param name="bits">m, from 1 to 62; null for the one of the theory. A smaller one shows how the method fails.</param>
    /// <exception cref="InputError">A number is out of range.</exception>
    public static OrderRegister For(ulong modulus, int? bits = null)
    {
        if (modulus is < 3 or > LargestModulus) throw new InputError($"{modulus} cannot be simulated", expected: $"expected a number from 3 to {LargestModulus}");
        if (bits is < 1 or > 62) throw new InputError($"a register of {bits} bits", expected: "expected 1 to 62");
        return new OrderRegister(modulus, bits ?? 64 - System.Numerics.BitOperations.LeadingZeroCount((modulus * modulus) - 1));
    }
}
