namespace Mathesis.Exact;

/// <summary>Integers known modulo a growing product of word-sized primes, in the symmetric range (Garner 1959).</summary>
internal sealed class ResidueVector
{
    private Integer[] values = [];
    private Integer modulus = Integer.One;

    /// <summary>The product of the primes.</summary>
    public Integer Modulus => modulus;

    /// <summary>The residues of least magnitude.</summary>
    public ReadOnlySpan<Integer> Values => values;

    /// <summary>Forgets everything.</summary>
    public void Clear() => (values, modulus) = ([], Integer.One);

    /// <summary>Adds the residues modulo another prime.</summary>
    /// <param name="field">Its field; the prime has not been added before.</param>
    /// <param name="residues">As many as before.</param>
    /// <returns>Whether the integers stay what they were.</returns>
    public bool Add(PrimeField64 field, ReadOnlySpan<ulong> residues)
    {
        if (modulus.IsOne) values = new Integer[residues.Length];
        ulong prime = field.Characteristic;
        ulong inverse = field.Invert(ModularImage.Of<PrimeField64, ulong>(field, modulus));
        bool same = !modulus.IsOne;
        for (int i = 0; i < values.Length; i++)
        {
            ulong difference = field.Subtract(residues[i], ModularImage.Of<PrimeField64, ulong>(field, values[i]));
            if (difference == 0) continue;
            ulong digit = field.ToResidue(field.Multiply(difference, inverse));
            values[i] += digit > prime / 2 ? -(modulus * (prime - digit)) : modulus * digit;
            same = false;
        }
        modulus *= prime;
        return same;
    }
}
