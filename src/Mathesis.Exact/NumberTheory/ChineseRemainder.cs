using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Simultaneous congruences.</summary>
public static class ChineseRemainder
{
    /// <summary>
    /// The x in [0, M) with x = residue_i mod modulus_i for all i, where M is the least common multiple of the moduli (which need not be
    /// coprime); null when the congruences contradict each other. Pairs are merged as a balanced tree, so that products stay equally long.
    /// </summary>
    /// <param name="congruences">Residues, any integers, with their moduli, at least 1; none gives 0 mod 1.</param>
    /// <exception cref="InputError">A modulus is below 1.</exception>
    public static (Integer Residue, Integer Modulus)? Solve(IReadOnlyList<(Integer Residue, Integer Modulus)> congruences)
    {
        for (int i = 0; i < congruences.Count; i++)
            if (congruences[i].Modulus.Sign <= 0)
                throw new InputError($"modulus {congruences[i].Modulus} of congruence {i + 1} is not positive", expected: "expected positive moduli");
        return congruences.Count == 0 ? (Integer.Zero, Integer.One) : Solve(congruences, 0, congruences.Count);
    }

    private static (Integer, Integer)? Solve(IReadOnlyList<(Integer Residue, Integer Modulus)> congruences, int start, int end)
    {
        if (end - start == 1)
            return (Integer.Mod(congruences[start].Residue, congruences[start].Modulus), congruences[start].Modulus);
        int middle = (start + end) / 2;
        return Solve(congruences, start, middle) is (Integer, Integer) left
            && Solve(congruences, middle, end) is (Integer, Integer) right
            ? Merge(left, right)
            : null;
    }

    private static (Integer, Integer)? Merge((Integer Residue, Integer Modulus) a, (Integer Residue, Integer Modulus) b)
    {
        (Integer gcd, Integer inverse, _) = Integer.ExtendedGcd(a.Modulus, b.Modulus);
        (Integer quotient, Integer remainder) = Integer.DivRem(b.Residue - a.Residue, gcd);
        if (!remainder.IsZero) return null;
        Integer cofactor = b.Modulus / gcd;
        Integer steps = Integer.Mod(quotient * inverse, cofactor);
        return (a.Residue + (steps * a.Modulus), a.Modulus * cofactor);
    }
}
