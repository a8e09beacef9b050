using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact hermite</c>.</summary>
internal sealed class ExactHermiteCommand(Services services) : ExactMatrixCommand(
    services, "hermite", "The Hermite normal form of an integer matrix: the same lattice of rows in echelon form", "mathesis exact hermite matrix.csv")
{
    /// <inheritdoc/>
    protected override void Run(LinearSystem system, ulong prime, SolverOptions options, bool asJson)
    {
        if (prime != 0) throw new InputError("the Hermite form is over the integers", "--over", "leave it out");
        RequirePrintable(system, system.Equations, system.Unknowns.Count, "the Hermite form");
        Matrix<Integer> form = HermiteForm.Compute(DenseMatrix.Integers(system, "the Hermite form")).Matrix;
        string[][] rows = [.. Enumerable.Range(0, form.Rows).Select(row => form.Row(row).ToArray().Select(entry => entry.ToString()).ToArray())];
        if (asJson) Services.WriteJson(new HermiteOutput(rows), OutputJson.Readable.HermiteOutput);
        else WriteRows(rows);
    }
}
