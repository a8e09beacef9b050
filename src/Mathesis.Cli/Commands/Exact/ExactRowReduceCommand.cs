using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact rref</c>.</summary>
internal sealed class ExactRowReduceCommand(Services services) : ExactMatrixCommand(
    services, "rref", "The reduced row echelon form of a matrix; of equations, that of [A | b]",
    "mathesis exact rref matrix.csv", "mathesis exact rref equations.txt --json")
{
    /// <inheritdoc/>
    protected override void Run(LinearSystem system, ulong prime, SolverOptions options, bool asJson)
    {
        LinearSystem matrix = system.IsHomogeneous ? system : system.Augmented();
        RequirePrintable(system, matrix.Equations, matrix.Unknowns.Count, "the reduced matrix");
        LinearSolution solution = prime == 0 ? ExactSolver.Solve(matrix, options) : ExactSolver.SolveModulo(matrix, prime, options);
        if (!solution.IsEchelon) throw new InputError("the matrix is too large for its echelon form", system.Source, "use exact solve, which chooses other pivots");
        string[][] rows = Rows(solution, prime);
        if (asJson) Services.WriteJson(new RowReductionOutput(rows, [.. solution.Pivots.Select(pivot => pivot + 1)], solution.Rank), OutputJson.Readable.RowReductionOutput);
        else WriteRows(rows);
    }

    private static string[][] Rows(LinearSolution solution, ulong prime)
    {
        var rows = new string[solution.System.Equations][];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = new string[solution.System.Unknowns.Count];
            Array.Fill(rows[row], "0");
            if (row >= solution.Rank) continue;
            rows[row][solution.Pivots[row]] = "1";
            ReadOnlySpan<int> columns = solution.Rules!.RowColumns(row);
            // A rule stands on the other side of its equation.
            for (int i = 0; i < columns.Length; i++)
                rows[row][columns[i]] = (prime == 0 ? -solution.Rules.RowValues(row)[i] : (Rational)(Integer)prime - solution.Rules.RowValues(row)[i]).ToString();
        }
        return rows;
    }
}
