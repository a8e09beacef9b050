using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact smith</c>.</summary>
internal sealed class ExactSmithCommand(Services services) : ExactMatrixCommand(
    services, "smith", "The invariant factors of an integer matrix (Smith normal form), as many as its rank", "mathesis exact smith matrix.csv", "mathesis exact smith matrix.sms --json")
{
    /// <inheritdoc/>
    protected override void Run(LinearSystem system, ulong prime, SolverOptions options, bool asJson)
    {
        if (prime != 0) throw new InputError("the Smith form is over the integers", "--over", "leave it out");
        string[] factors = [.. SmithForm.InvariantFactors(DenseMatrix.Integers(system, "the Smith form")).Select(factor => factor.ToString())];
        if (asJson) Services.WriteJson(new SmithOutput(factors), OutputJson.Readable.SmithOutput);
        else foreach (string factor in factors) Services.Output.WriteLine(factor);
    }
}
