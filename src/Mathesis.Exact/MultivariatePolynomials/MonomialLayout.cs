using System.Runtime.CompilerServices;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// How monomials are packed into 64-bit words so that words added are monomials multiplied and words compared are monomials compared
/// (Monagan and Pearce 2007): lexicographic as the exponents, graded with the total degree in front, graded reverse lexicographic as the sums
/// e_1 + ... + e_n, e_1 + ... + e_(n-1), ..., e_1. The top bit of every field stays free.
/// </summary>
internal sealed class MonomialLayout
{
    private readonly int variables, fields, bits, perWord;
    private readonly MonomialOrder order;
    private readonly ulong guard;

    /// <summary>A layout for that many variables.</summary>
    public MonomialLayout(int variables, MonomialOrder order)
    {
        this.variables = variables;
        this.order = order;
        fields = Math.Max(1, variables + (order == MonomialOrder.GradedLexicographic ? 1 : 0));
        bits = fields <= 4 ? Math.Min(32, 64 / fields) : 16;
        perWord = 64 / bits;
        Words = (fields + perWord - 1) / perWord;
        LargestExponent = (int)((1UL << (bits - 1)) - 1);
        for (int i = 0; i < perWord; i++) guard |= 1UL << ((i * bits) + bits - 1);
    }

    /// <summary>The words of a monomial.</summary>
    public int Words { get; }

    /// <summary>The largest exponent, and for graded orders the largest total degree.</summary>
    public int LargestExponent { get; }

    /// <summary>Packs exponents.</summary>
    /// <exception cref="InputError">An exponent is negative or too large.</exception>
    public void Pack(ReadOnlySpan<int> exponents, Span<ulong> words)
    {
        words.Clear();
        long sum = 0;
        foreach (int exponent in exponents)
        {
            if (exponent < 0 || exponent > LargestExponent) throw TooLarge();
            sum += exponent;
        }
        if (order != MonomialOrder.Lexicographic && sum > LargestExponent) throw TooLarge();
        int field = 0;
        if (order == MonomialOrder.GradedReverseLexicographic)
        {
            for (int i = variables - 1; i >= 0; i--)
            {
                Set(words, field++, (ulong)sum);
                sum -= exponents[i];
            }
            return;
        }
        if (order == MonomialOrder.GradedLexicographic) Set(words, field++, (ulong)sum);
        foreach (int exponent in exponents) Set(words, field++, (ulong)exponent);
    }

    /// <summary>Reads exponents; negative ones appear where a division was not exact.</summary>
    public void Unpack(ReadOnlySpan<ulong> words, Span<int> exponents)
    {
        if (order == MonomialOrder.GradedReverseLexicographic)
        {
            for (int i = 0; i < variables; i++)
                exponents[i] = Get(words, variables - 1 - i) - (i == 0 ? 0 : Get(words, variables - i));
            return;
        }
        int field = order == MonomialOrder.GradedLexicographic ? 1 : 0;
        for (int i = 0; i < variables; i++) exponents[i] = Get(words, field + i);
    }

    /// <summary>The exponent of a variable.</summary>
    public int Exponent(ReadOnlySpan<ulong> words, int variable) => order switch
    {
        MonomialOrder.Lexicographic => Get(words, variable),
        MonomialOrder.GradedLexicographic => Get(words, variable + 1),
        _ => Get(words, variables - 1 - variable) - (variable == 0 ? 0 : Get(words, variables - variable)),
    };

    /// <summary>The order of two monomials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Compare(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        for (int i = 0; i < a.Length; i++)
            if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
        return 0;
    }

    /// <summary>Multiplies monomials.</summary>
    /// <exception cref="InputError">An exponent grows too large.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> product)
    {
        for (int i = 0; i < product.Length; i++)
        {
            ulong sum = a[i] + b[i];
            if ((sum & guard) != 0) throw TooLarge();
            product[i] = sum;
        }
    }

    /// <summary>Whether monomials with at most these exponents have products that can be packed; may be false where they have.</summary>
    public bool CanMultiply(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        long sum = 0, largest = 0;
        for (int i = 0; i < a.Length; i++)
        {
            long exponent = (long)a[i] + b[i];
            sum += exponent;
            largest = Math.Max(largest, exponent);
        }
        return (order == MonomialOrder.Lexicographic ? largest : sum) <= LargestExponent;
    }

    /// <summary>Whether b divides a, and the quotient.</summary>
    public bool TryDivide(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> quotient)
    {
        for (int i = 0; i < quotient.Length; i++)
        {
            // With the guard bits set no field borrows from another; a cleared one shows a negative difference.
            ulong difference = (a[i] | guard) - b[i];
            if ((difference & guard) != guard) return false;
            quotient[i] = difference ^ guard;
        }
        if (order != MonomialOrder.GradedReverseLexicographic) return true;
        for (int i = 1; i < variables; i++)
            if (Get(quotient, i) > Get(quotient, i - 1)) return false;
        return true;
    }

    /// <summary>The greatest monomial that divides both.</summary>
    public ulong[] Gcd(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var gcd = new ulong[Words];
        Span<int> left = stackalloc int[variables], right = stackalloc int[variables];
        Unpack(a, left);
        Unpack(b, right);
        for (int i = 0; i < variables; i++) left[i] = Math.Min(left[i], right[i]);
        Pack(left, gcd);
        return gcd;
    }

    private InputError TooLarge() =>
        new("an exponent of a multivariate polynomial is out of range", expected: $"expected exponents from 0 to {(Integer)LargestExponent} with {(Integer)variables} variables");

    // The first field is the most significant.
    private void Set(Span<ulong> words, int field, ulong value) => words[field / perWord] |= value << ((perWord - 1 - (field % perWord)) * bits);

    private int Get(ReadOnlySpan<ulong> words, int field) =>
        (int)(words[field / perWord] >> ((perWord - 1 - (field % perWord)) * bits) & ((1UL << bits) - 1));
}
