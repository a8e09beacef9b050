using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Simple continued fractions a0 + 1/(a1 + 1/(a2 + ...)): a0 is any integer, the others are at least 1.</summary>
public static class ContinuedFraction
{
    /// <summary>The partial quotients of a rational number by Euclid's algorithm; the last one is at least 2 unless it is the only one.</summary>
    /// <param name="numerator">Any.</param>
    /// <param name="denominator">Not zero.</param>
    /// <exception cref="InputError">The denominator is zero.</exception>
    public static IEnumerable<Integer> Expand(Integer numerator, Integer denominator)
    {
        if (denominator.IsZero) throw new InputError($"{numerator}/0 is no number", expected: "expected a denominator other than 0");
        return denominator.Sign < 0 ? Quotients(-numerator, -denominator) : Quotients(numerator, denominator);
    }

    /// <summary>The convergents p_i / q_i, with p_i q_(i-1) - p_(i-1) q_i = (-1)^(i-1).</summary>
    /// <param name="quotients">Partial quotients; lazily read, so that an infinite sequence is welcome.</param>
    public static IEnumerable<Convergent> Convergents(IEnumerable<Integer> quotients)
    {
        MoebiusMatrix state = MoebiusMatrix.Identity;
        foreach (Integer quotient in quotients)
        {
            state *= MoebiusMatrix.OfQuotient(quotient);
            yield return new Convergent(state.A, state.C);
        }
    }

    /// <summary>The value of a finite continued fraction by a product tree, in lowest terms.</summary>
    /// <param name="quotients">At least one; all but the first at least 1.</param>
    /// <exception cref="InputError">There is none, or a later one is below 1.</exception>
    public static Convergent Evaluate(IReadOnlyList<Integer> quotients)
    {
        if (quotients.Count == 0) throw new InputError("a continued fraction without partial quotients", expected: "expected at least one");
        for (int i = 1; i < quotients.Count; i++)
            if (quotients[i].Sign <= 0)
                throw new InputError($"partial quotient {i} is {quotients[i]}", expected: "expected every one but the first to be at least 1");
        MoebiusMatrix product = MoebiusMatrix.Product(quotients.Count, i => MoebiusMatrix.OfQuotient(quotients[i]));
        return new Convergent(product.A, product.C);
    }

    /// <summary>
    /// The sign of x - y by the first quotients that differ, for which larger means a larger number at even places and a smaller one
    /// at odd places; the end counts as infinite. Two equal infinite sequences are never decided.
    /// </summary>
    /// <param name="x">Partial quotients; a finite sequence may end in 1.</param>
    /// <param name="y">Partial quotients; a finite sequence may end in 1.</param>
    public static int Compare(IEnumerable<Integer> x, IEnumerable<Integer> y)
    {
        using IEnumerator<Integer> left = Canonical(x).GetEnumerator();
        using IEnumerator<Integer> right = Canonical(y).GetEnumerator();
        for (int sign = 1; ; sign = -sign)
        {
            bool hasLeft = left.MoveNext();
            bool hasRight = right.MoveNext();
            if (!hasLeft && !hasRight) return 0;
            if (!hasLeft) return sign;
            if (!hasRight) return -sign;
            int order = left.Current.CompareTo(right.Current);
            if (order != 0) return order > 0 ? sign : -sign;
        }
    }

    private static IEnumerable<Integer> Quotients(Integer numerator, Integer denominator)
    {
        while (!denominator.IsZero)
        {
            Integer quotient = Integer.FloorDivRem(numerator, denominator).Quotient;
            (numerator, denominator) = (denominator, numerator - (quotient * denominator));
            yield return quotient;
        }
    }

    // [..., a, 1] is [..., a + 1]: two quotients are held back until it is known that they are not the last.
    private static IEnumerable<Integer> Canonical(IEnumerable<Integer> quotients)
    {
        Integer? older = null;
        Integer? newer = null;
        foreach (Integer quotient in quotients)
        {
            if (older is Integer ready) yield return ready;
            older = newer;
            newer = quotient;
        }
        if (newer is not Integer last) yield break;
        if (older is not Integer beforeLast)
        {
            yield return last;
        }
        else if (last.IsOne)
        {
            yield return beforeLast + 1;
        }
        else
        {
            yield return beforeLast;
            yield return last;
        }
    }
}
