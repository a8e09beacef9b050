using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Random systems of every kind, solved here and by another program: FLINT where it is installed, else fraction-free elimination.</summary>
internal static class ComparisonArm
{
    /// <summary>The kinds: square, too many equations, too few, rank-deficient, contradictory.</summary>
    private const int Kinds = 5;

    /// <summary>The largest size.</summary>
    private const int Largest = 40;

    /// <summary>Runs the arm.</summary>
    public static void Run(IArmContext arm)
    {
        int count = FiniteFieldSolve.Options(arm).Systems;
        using FlintRationals? flint = FlintRationals.TryLoad();
        int different = 0, contradictions = 0;
        arm.Progress.Phase(flint is null ? "comparing with fraction-free elimination (FLINT is not installed)" : "comparing with FLINT");
        for (int i = 0; i < count; i++)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            LinearSystem system = Create(new RandomStream("papers/finite-field-solve/systems", arm.Seed, (ulong)i), i % Kinds);
            LinearSolution solution = ExactSolver.Solve(system, new SolverOptions { Threads = arm.Threads });
            Matrix<Rational> augmented = system.Augmented().Coefficients.ToDense();
            Matrix<Rational> reduced = flint is null
                ? FractionFreeElimination.RowReduce(augmented, augmented.Columns).Reduced
                : flint.RowReduce(augmented);
            if (!Agrees(solution, reduced)) different++;
            if (!solution.IsConsistent) contradictions++;
            arm.Progress.Advance(i + 1, count);
        }
        arm.Measure("systems compared", count);
        arm.Measure("different answers", different);
        arm.Measure("contradictory systems", contradictions);
        arm.Measure("compared with FLINT", flint is null ? 0 : 1);
    }

    /// <summary>Whether a solution says what the reduced matrix [A | b] says.</summary>
    private static bool Agrees(LinearSolution solution, Matrix<Rational> reduced)
    {
        int unknowns = reduced.Columns - 1;
        var pivots = new List<int>();
        for (int row = 0; row < reduced.Rows; row++)
        {
            int column = 0;
            while (column < reduced.Columns && reduced[row, column].IsZero) column++;
            if (column < reduced.Columns) pivots.Add(column);
        }
        bool consistent = pivots is [] || pivots[^1] < unknowns;
        if (!solution.IsProved || solution.IsConsistent != consistent) return false;
        if (!consistent) return solution.Rank == pivots.Count - 1;
        if (!solution.Pivots.SequenceEqual(pivots)) return false;
        Matrix<Rational> rules = solution.Rules!.ToDense();
        for (int row = 0; row < pivots.Count; row++)
        {
            for (int column = 0; column < unknowns; column++)
                if (column != pivots[row] && reduced[row, column] != -rules[row, column]) return false;
            if (reduced[row, unknowns] != rules[row, unknowns]) return false;
        }
        return true;
    }

    private static LinearSystem Create(RandomStream stream, int kind)
    {
        int size = 2 + stream.NextBelow(Largest - 1);
        int equations = kind == 1 ? size + 1 + stream.NextBelow(size) : kind == 2 ? 1 + stream.NextBelow(size - 1) : size;
        int rank = kind == 3 ? stream.NextBelow(size) : Math.Min(equations, size);
        double density = 0.1 + (0.9 * stream.NextDouble());
        // Of full rank the entries themselves are drawn, else a product of two factors.
        Matrix<Rational> coefficients = kind == 3
            ? new LinearAlgebra<RationalField, Rational>(default).Multiply(Draw(stream, equations, rank, density), Draw(stream, rank, size, density))
            : Draw(stream, equations, size, density);
        if (kind == 4) coefficients.Row(0).CopyTo(coefficients.Row(size - 1));
        Matrix<Rational> solution = Draw(stream, size, 1, 1);
        var sides = new Rational[equations];
        for (int row = 0; row < equations; row++)
            for (int column = 0; column < size; column++) sides[row] += coefficients[row, column] * solution[column, 0];
        if (kind == 4) sides[size - 1] += Rational.One;
        return new LinearSystem(SparseMatrix<Rational>.FromDense(coefficients, entry => entry.IsZero), sides);
    }

    private static Matrix<Rational> Draw(RandomStream stream, int rows, int columns, double density)
    {
        var matrix = new Matrix<Rational>(rows, columns);
        foreach (ref Rational entry in matrix.Entries.AsSpan())
            if (stream.NextDouble() < density) entry = new Rational(stream.NextInRange(-1000, 1000), stream.NextInRange(1, 1000));
        return matrix;
    }
}
