namespace Mathesis.Exact;

/// <summary>A prime of a factorisation with its proof.</summary>
/// <param name="Prime">The prime.</param>
/// <param name="Exponent">At least 1.</param>
/// <param name="Proof">The proof, or null when none was found: the prime is then a probable one.</param>
public sealed record CertifiedPrimePower(Integer Prime, int Exponent, PrimalityCertificate? Proof)
{
    /// <inheritdoc/>
    public override string ToString() => (Exponent == 1 ? $"{Prime}" : $"{Prime}^{Exponent}") + (Proof is null ? " (probable)" : "");
}
