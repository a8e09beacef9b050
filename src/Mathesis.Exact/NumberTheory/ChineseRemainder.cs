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
    public static (WideInteger Residue, WideInteger Modulus)? Solve(IReadOnlyList<(WideInteger Residue, WideInteger Modulus)> congruences)
    {
        for (int i = 0; i < congruences.Count; i++)
            if (congruences[i].Modulus.Sign <= 0)
                throw new InputError($"modulus {congruences[i].Modulus} of congruence {i + 1} is not positive", expected: "expected positive moduli");
        return congruences.Count == 0 ? (WideInteger.Zero, WideInteger.One) : Solve(congruences, 0, congruences.Count);
    }

    private static (WideInteger, WideInteger)? Solve(IReadOnlyList<(WideInteger Residue, WideInteger Modulus)> congruences, int start, int end)
    {
        if (end - start == 1)
            return (Exact.Residue.Of(congruences[start].Residue, congruences[start].Modulus), congruences[start].Modulus);
        int middle = (start + end) / 2;
        return Solve(congruences, start, middle) is (WideInteger, WideInteger) left
            && Solve(congruences, middle, end) is (WideInteger, WideInteger) right
            ? Merge(left, right)
            : null;
    }

    private static (WideInteger, WideInteger)? Merge((WideInteger Residue, WideInteger Modulus) a, (WideInteger Residue, WideInteger Modulus) b)
    {
        (WideInteger gcd, WideInteger inverse) = Invert(a.Modulus, b.Modulus);
        WideInteger quotient = WideInteger.DivRem(b.Residue - a.Residue, gcd, out WideInteger remainder);
        if (!remainder.IsZero) return null;
        WideInteger cofactor = b.Modulus / gcd;
        WideInteger steps = Exact.Residue.Of(quotient * inverse, cofactor);
        return (a.Residue + (steps * a.Modulus), a.Modulus * cofactor);
    }

    // gcd(a, n) and the x with a x = gcd mod n.
    private static (WideInteger Gcd, WideInteger X) Invert(WideInteger a, WideInteger n)
    {
        (WideInteger r0, WideInteger r1) = (a, n);
        (WideInteger x0, WideInteger x1) = (WideInteger.One, WideInteger.Zero);
        while (!r1.IsZero)
        {
            WideInteger quotient = WideInteger.DivRem(r0, r1, out WideInteger remainder);
            (r0, r1) = (r1, remainder);
            (x0, x1) = (x1, x0 - (quotient * x1));
        }
        return (r0, x0);
    }
}
