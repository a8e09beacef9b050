namespace Mathesis.Cli;

/// <summary>A product by a scheme beside the plain one.</summary>
internal sealed record MultiplyOutput(IReadOnlyList<int> Size, int Threads, int Rank, int Levels, double Seconds, double PlainSeconds, double Error, double PlainError, double Multiplications)
{
    /// <summary>The version of this shape.</summary>
    public int Schema => 1;
}
