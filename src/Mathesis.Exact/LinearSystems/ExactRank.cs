namespace Mathesis.Exact;

/// <summary>The rank of a rational matrix, proved.</summary>
public static class ExactRank
{
    /// <summary>
    /// The rank. A rank modulo a prime is a lower bound; if it is not full, the null space (of the matrix or of its transpose, whichever is
    /// smaller) is computed and substituted, which bounds the rank from above.
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="options">Options; null for the usual ones.</param>
    public static int Of(SparseMatrix<Rational> matrix, SolverOptions? options = null)
    {
        options ??= new SolverOptions();
        var system = new LinearSystem(matrix);
        LinearSolution pivots = ExactSolver.Solve(system, options with { PivotsOnly = true });
        if (pivots.Rank == Math.Min(matrix.Rows, matrix.Columns)) return pivots.Rank;
        return ExactSolver.Solve(matrix.Rows < matrix.Columns ? new LinearSystem(matrix.Transpose()) : system, options with { PivotsOnly = false }).Rank;
    }
}
