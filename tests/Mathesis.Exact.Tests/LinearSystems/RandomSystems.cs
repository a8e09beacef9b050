using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Random rational systems of all shapes and ranks.</summary>
internal static class RandomSystems
{
    /// <summary>A system of rank at most <paramref name="rank"/>; consistent or, mostly, not when equations depend on others.</summary>
    public static LinearSystem Create(RandomStream stream, int equations, int unknowns, int rank, double density, int largest, bool consistent)
    {
        Matrix<Rational> left = Factor(stream, equations, rank, density, largest), right = Factor(stream, rank, unknowns, density, largest);
        var coefficients = new Matrix<Rational>(equations, unknowns);
        for (int i = 0; i < equations; i++)
            for (int j = 0; j < unknowns; j++)
                for (int k = 0; k < rank; k++) coefficients[i, j] += left[i, k] * right[k, j];
        var sides = new Rational[equations];
        Rational[] solution = [.. Enumerable.Range(0, unknowns).Select(_ => Number(stream, largest))];
        for (int i = 0; i < equations; i++)
        {
            if (consistent) for (int j = 0; j < unknowns; j++) sides[i] += coefficients[i, j] * solution[j];
            else sides[i] = Number(stream, largest);
        }
        return new LinearSystem(SparseMatrix<Rational>.FromDense(coefficients, entry => entry.IsZero), sides);
    }

    private static Matrix<Rational> Factor(RandomStream stream, int rows, int columns, double density, int largest)
    {
        var matrix = new Matrix<Rational>(rows, columns);
        foreach (ref Rational entry in matrix.Entries.AsSpan())
            if (stream.NextDouble() < density) entry = Number(stream, largest);
        return matrix;
    }

    private static Rational Number(RandomStream stream, int largest) => new(stream.NextInRange(-largest, largest), stream.NextInRange(1, largest));
}
