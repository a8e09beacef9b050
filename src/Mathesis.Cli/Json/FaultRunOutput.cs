namespace Mathesis.Cli;

/// <summary>A distributed multiplication with killed processes.</summary>
internal sealed record FaultRunOutput(
    int Nodes, int Rows, IReadOnlyList<string> Killed, IReadOnlyList<string> Late, IReadOnlyList<string> Wrong, bool Decoded, bool? Right, IReadOnlyList<string>? Steps, double Seconds)
{
    /// <summary>The version of this shape.</summary>
    public int Schema => 1;
}
