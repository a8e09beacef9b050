using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact rank</c>.</summary>
internal sealed class ExactRankCommand(Services services) : ExactMatrixCommand(
    services, "rank", "The rank of a matrix, or of a system's coefficients; proved over the rational numbers",
    "mathesis exact rank matrix.csv", "mathesis exact rank matrix.sms --over 2147483647 --json")
{
    /// <inheritdoc/>
    protected override void Run(LinearSystem system, ulong prime, SolverOptions options, bool asJson)
    {
        int rank = prime == 0
            ? ExactRank.Of(system.Coefficients, options)
            : ExactSolver.SolveModulo(system.Homogeneous(), prime, options with { PivotsOnly = true }).Rank;
        if (asJson) Services.WriteJson(new RankOutput(rank, system.Equations, system.Unknowns.Count), OutputJson.Readable.RankOutput);
        else Services.Output.WriteLine(rank.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
