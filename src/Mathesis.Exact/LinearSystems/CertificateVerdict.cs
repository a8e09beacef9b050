namespace Mathesis.Exact;

/// <summary>What a check of a certificate found.</summary>
/// <param name="IsValid">Whether everything that the certificate claims was verified.</param>
/// <param name="Text">What was verified, or the first thing that was not.</param>
public sealed record CertificateVerdict(bool IsValid, string Text)
{
    /// <summary>A certificate that holds.</summary>
    internal static CertificateVerdict Holds(string text) => new(true, text);

    /// <summary>A certificate that does not.</summary>
    internal static CertificateVerdict Fails(string text) => new(false, text);
}
