using System.Numerics;

namespace Mathesis.Exact;

/// <summary>
/// Products of polynomials over any word-sized prime field by number-theoretic transforms: the coefficients as integers are below
/// n (p - 1)^2, so they are recovered from their residues modulo a few primes by Garner's algorithm: two or three of 50 bits on vectors
/// (<see cref="TransformProduct"/>), or one to three of 62 bits for products that are longer than those reach.
/// </summary>
internal static class TransformConvolution
{
    /// <summary>a b.</summary>
    /// <param name="field">The prime field.</param>
    /// <param name="a">Not empty.</param>
    /// <param name="b">Not empty.</param>
    public static TElement[] Multiply<TElement>(IPrimeField<TElement> field, ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        int length = a.Length + b.Length - 1;
        if (a.Length + b.Length <= TransformProduct.MostLimbs) return MultiplyShort(field, a, b, length);
        int size = checked((int)BitOperations.RoundUpToPowerOf2((uint)length));
        Integer largest = Integer.Pow(field.Characteristic - 1, 2) * Math.Min(a.Length, b.Length);
        var residues = new List<ulong[]>();
        Integer product = Integer.One;
        foreach (ulong prime in TransformPrimes.All)
        {
            if (product > largest) break;
            var transform = new NumberTheoreticTransform(prime, size);
            ulong[] left = Residues(field, a, prime, size);
            transform.Convolve(left, Residues(field, b, prime, size));
            residues.Add(left);
            product *= prime;
        }
        return Recover(field, residues, length);
    }

    private static TElement[] MultiplyShort<TElement>(IPrimeField<TElement> field, ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b, int length)
    {
        ulong[] left = Residues(field, a), right = a == b ? left : Residues(field, b), product = new ulong[length];
        TransformProduct.MultiplyModulo(product, left, right, field.Characteristic);
        var result = new TElement[length];
        for (int i = 0; i < length; i++) result[i] = field.FromResidue(product[i]);
        return result;
    }

    private static ulong[] Residues<TElement>(IPrimeField<TElement> field, ReadOnlySpan<TElement> a)
    {
        ulong[] residues = new ulong[a.Length];
        for (int i = 0; i < residues.Length; i++) residues[i] = field.ToResidue(a[i]);
        return residues;
    }

    private static ulong[] Residues<TElement>(IPrimeField<TElement> field, ReadOnlySpan<TElement> a, ulong prime, int size)
    {
        var result = new ulong[size];
        bool reduce = field.Characteristic > prime;
        for (int i = 0; i < a.Length; i++)
        {
            ulong residue = field.ToResidue(a[i]);
            result[i] = reduce ? residue % prime : residue;
        }
        return result;
    }

    // The integer is r1 + p1 (t2 + p2 t3) with the mixed-radix digits t2 < p2 and t3 < p3.
    private static TElement[] Recover<TElement>(IPrimeField<TElement> field, List<ulong[]> residues, int length)
    {
        ulong modulus = field.Characteristic;
        (ulong p1, ulong p2, ulong p3) = (TransformPrimes.All[0], TransformPrimes.All[1], TransformPrimes.All[2]);
        var second = new MontgomeryArithmetic(p2);
        var third = new MontgomeryArithmetic(p3);
        ulong inverse12 = second.ToForm(ModularArithmetic.Invert(p1, p2));
        ulong inverse13 = third.ToForm(ModularArithmetic.Invert(p1, p3));
        ulong inverse23 = third.ToForm(ModularArithmetic.Invert(p2, p3));
        ulong weight2 = p1 % modulus;
        ulong weight3 = ModularArithmetic.Multiply(p1, p2, modulus);
        var result = new TElement[length];
        for (int i = 0; i < length; i++)
        {
            ulong r1 = residues[0][i];
            ulong value = r1 % modulus;
            if (residues.Count > 1)
            {
                ulong t2 = second.Multiply(second.Subtract(residues[1][i], r1 % p2), inverse12);
                value = ModularArithmetic.Add(value, ModularArithmetic.Multiply(t2, weight2, modulus), modulus);
                if (residues.Count > 2)
                {
                    ulong difference = third.Multiply(third.Subtract(residues[2][i], r1 % p3), inverse13);
                    ulong t3 = third.Multiply(third.Subtract(difference, t2 % p3), inverse23);
                    value = ModularArithmetic.Add(value, ModularArithmetic.Multiply(t3, weight3, modulus), modulus);
                }
            }
            result[i] = field.FromResidue(value);
        }
        return result;
    }
}
