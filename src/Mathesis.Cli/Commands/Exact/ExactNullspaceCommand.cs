using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact nullspace</c>.</summary>
internal sealed class ExactNullspaceCommand(Services services) : ExactMatrixCommand(
    services, "nullspace", "A basis of the null space of a matrix, or of a system's coefficients",
    "mathesis exact nullspace matrix.csv", "mathesis exact nullspace matrix.mtx --over 101 --json")
{
    /// <inheritdoc/>
    protected override void Run(LinearSystem system, ulong prime, SolverOptions options, bool asJson)
    {
        LinearSystem matrix = system.Homogeneous();
        LinearSolution pivots = prime == 0 ? ExactSolver.Solve(matrix, options with { PivotsOnly = true }) : ExactSolver.SolveModulo(matrix, prime, options with { PivotsOnly = true });
        RequirePrintable(system, pivots.Free.Count, matrix.Unknowns.Count, "the basis of the null space");
        LinearSolution solution = prime == 0 ? ExactSolver.Solve(matrix, options) : ExactSolver.SolveModulo(matrix, prime, options);
        string[][] basis = [.. solution.Free.Select(free => solution.NullVector(free).Select(entry => entry.ToString()).ToArray())];
        if (asJson) Services.WriteJson(new NullspaceOutput(basis, [.. solution.Free.Select(free => free + 1)]), OutputJson.Readable.NullspaceOutput);
        else WriteRows(basis);
    }
}
