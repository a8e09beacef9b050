namespace Mathesis.Exact;

/// <summary>A factorisation that anyone can check: its powers multiply back, and each prime carries its proof.</summary>
public sealed class CertifiedFactorization
{
    internal CertifiedFactorization(Integer number, IReadOnlyList<CertifiedPrimePower> factors)
    {
        Number = number;
        Factors = factors;
    }

    /// <summary>The number that was factored.</summary>
    public Integer Number { get; }

    /// <summary>Its prime powers with proofs, primes ascending; empty for 1.</summary>
    public IReadOnlyList<CertifiedPrimePower> Factors { get; }

    /// <summary>Whether every prime has a proof.</summary>
    public bool IsProved => Factors.All(factor => factor.Proof is not null);

    /// <summary>
    /// Checks that the powers multiply back to the number and that every proof given holds and is of its prime; primes without a proof are
    /// tested only.
    /// </summary>
    public bool Verify()
    {
        Integer product = Integer.One, last = Integer.Zero;
        foreach (CertifiedPrimePower factor in Factors)
        {
            if (factor.Prime <= last || factor.Exponent < 1) return false;
            if (factor.Proof is null ? !Primality.IsProbablePrime(factor.Prime) : factor.Proof.Prime != factor.Prime || !factor.Proof.Verify()) return false;
            last = factor.Prime;
            product *= Integer.Pow(factor.Prime, factor.Exponent);
        }
        return product == Number;
    }

    /// <inheritdoc/>
    public override string ToString() => Factors.Count == 0 ? "1" : string.Join(" * ", Factors);
}
