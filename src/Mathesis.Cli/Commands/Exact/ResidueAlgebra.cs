using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary>Dense computations over a prime field of any size.</summary>
internal static class ResidueAlgebra
{
    /// <summary>The determinant's residue.</summary>
    /// <exception cref="InputError">The prime divides a denominator.</exception>
    public static ulong Determinant(LinearSystem system, ulong prime, int threads)
    {
        if (prime < 1UL << 31)
        {
            var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(prime)) { Threads = threads };
            return algebra.Determinant(ModularSystem.Coefficients<PrimeField32, uint>(algebra.Field, system));
        }
        var wide = new LinearAlgebra<PrimeField64, ulong>(new PrimeField64(prime)) { Threads = threads };
        return wide.Field.ToResidue(wide.Determinant(ModularSystem.Coefficients<PrimeField64, ulong>(wide.Field, system)));
    }

    /// <summary>The coefficients of the characteristic or minimal polynomial, constant first.</summary>
    /// <exception cref="InputError">The prime divides a denominator.</exception>
    public static ulong[] Polynomial(LinearSystem system, ulong prime, int threads, bool isMinimal)
    {
        if (prime < 1UL << 31)
        {
            var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(prime)) { Threads = threads };
            Matrix<uint> matrix = ModularSystem.Coefficients<PrimeField32, uint>(algebra.Field, system);
            return [.. (isMinimal ? algebra.MinimalPolynomial(matrix) : algebra.CharacteristicPolynomial(matrix)).Select(algebra.Field.ToResidue)];
        }
        var wide = new LinearAlgebra<PrimeField64, ulong>(new PrimeField64(prime)) { Threads = threads };
        Matrix<ulong> wideMatrix = ModularSystem.Coefficients<PrimeField64, ulong>(wide.Field, system);
        return [.. (isMinimal ? wide.MinimalPolynomial(wideMatrix) : wide.CharacteristicPolynomial(wideMatrix)).Select(wide.Field.ToResidue)];
    }
}
