using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>A rational system taken modulo a given prime.</summary>
public static class ModularSystem
{
    /// <summary>Reduces the system over the prime field.</summary>
    /// <exception cref="InputError">The modulus is no prime below 2^63, or it divides a denominator; with the line.</exception>
    internal static ModularEchelon Reduce(LinearSystem system, ulong prime, int threads)
    {
        if (prime < 1UL << 31)
        {
            var field = new PrimeField32(prime);
            return ModularEchelon.Of<PrimeField32, uint>(field, Image<PrimeField32, uint>(field, system, withRightSides: true), threads);
        }
        var wide = new PrimeField64(prime);
        return ModularEchelon.Of<PrimeField64, ulong>(wide, Image<PrimeField64, ulong>(wide, system, withRightSides: true), threads);
    }

    /// <summary>The coefficients modulo the prime as a dense matrix.</summary>
    /// <exception cref="InputError">The prime divides a denominator; with the line.</exception>
    public static Matrix<TElement> Coefficients<TField, TElement>(TField field, LinearSystem system)
        where TField : struct, IPrimeField<TElement> => Image<TField, TElement>(field, system, withRightSides: false).ToDense();

    /// <summary>The coefficients modulo the prime, with the right-hand sides as a last column if wanted.</summary>
    /// <exception cref="InputError">The prime divides a denominator; with the line.</exception>
    internal static SparseMatrix<TElement> Image<TField, TElement>(TField field, LinearSystem system, bool withRightSides)
        where TField : struct, IPrimeField<TElement>
    {
        int unknowns = system.Unknowns.Count;
        var builder = new SparseMatrixBuilder<TElement>(unknowns + (withRightSides ? 1 : 0));
        for (int row = 0; row < system.Equations; row++)
        {
            ReadOnlySpan<int> columns = system.Coefficients.RowColumns(row);
            ReadOnlySpan<Rational> values = system.Coefficients.RowValues(row);
            for (int i = 0; i < columns.Length; i++) Add(columns[i], values[i]);
            if (withRightSides) Add(unknowns, system.RightSide(row));
            builder.EndRow();

            void Add(int column, Rational value)
            {
                if (!Residues.TryOf(value, field.Characteristic, out ulong residue))
                    throw new InputError($"the modulus {field.Characteristic} divides the denominator of {value}", system.Place(row), "expected another prime");
                if (residue != 0) builder.Add(column, field.FromResidue(residue));
            }
        }
        return builder.Build();
    }
}
