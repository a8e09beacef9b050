namespace Mathesis.Cli;

/// <summary>What <c>exact check --json</c> prints.</summary>
/// <param name="Valid">Whether everything was verified.</param>
/// <param name="Text">What was verified, or what does not hold.</param>
internal sealed record CertificateOutput(bool Valid, string Text)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
