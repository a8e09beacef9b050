using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary>A matrix file for algorithms that take dense matrices.</summary>
internal static class DenseMatrix
{
    /// <summary>The most entries of a dense matrix; a file may claim any size.</summary>
    private const long Largest = 100_000_000;

    /// <summary>The coefficients; they must be square.</summary>
    /// <exception cref="InputError">The matrix is not square or too large.</exception>
    public static Matrix<Rational> Square(LinearSystem system, string what)
    {
        if (system.Equations != system.Unknowns.Count)
            throw new InputError($"{what} needs a square matrix, and this one is {system.Equations} x {system.Unknowns.Count}", system.Source, "expected as many columns as rows");
        return Of(system);
    }

    /// <summary>The coefficients.</summary>
    /// <exception cref="InputError">The matrix is too large.</exception>
    public static Matrix<Rational> Of(LinearSystem system)
    {
        if ((long)system.Equations * system.Unknowns.Count > Largest)
            throw new InputError($"the {system.Equations} x {system.Unknowns.Count} matrix is too large for this computation", system.Source, $"expected at most {Largest} entries, zeros included");
        return system.Coefficients.ToDense();
    }

    /// <summary>The coefficients, which must be integers.</summary>
    /// <exception cref="InputError">An entry is a fraction, or the matrix is too large.</exception>
    public static Matrix<Integer> Integers(LinearSystem system, string what)
    {
        for (int row = 0; row < system.Equations; row++)
            foreach (Rational value in system.Coefficients.RowValues(row))
                if (!value.IsInteger) throw new InputError($"{what} is over the integers, and {value} is none", system.Place(row), "expected integers");
        return Of(system).Map(value => value.Numerator);
    }

    /// <summary>The matrix times the least common multiple of all denominators, and that multiple.</summary>
    public static (Matrix<Integer> Matrix, Integer Denominator) ClearDenominators(Matrix<Rational> matrix)
    {
        Integer denominator = Integer.One;
        foreach (Rational value in matrix.Entries)
            if (!value.IsInteger) denominator = Integer.Lcm(denominator, value.Denominator);
        return (matrix.Map(value => value.Numerator * (denominator / value.Denominator)), denominator);
    }
}
