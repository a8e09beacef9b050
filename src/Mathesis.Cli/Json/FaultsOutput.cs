namespace Mathesis.Cli;

/// <summary>Which failures a plan decodes.</summary>
internal sealed record FaultsOutput(
    int Nodes, IReadOnlyList<long> Undecodable, IReadOnlyList<long> BeyondLocalDecoder, IReadOnlyList<double> FailureRates, IReadOnlyList<double> Linear, IReadOnlyList<double> Local, IReadOnlyList<string>? Relations)
{
    /// <summary>The version of this shape.</summary>
    public int Schema => 1;
}
