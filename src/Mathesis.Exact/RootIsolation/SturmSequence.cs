using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Counts real roots by Sturm's theorem (1829): slower than <see cref="RealRoots"/> and independent of it.</summary>
public sealed class SturmSequence
{
    private readonly List<IntegerPolynomial> sequence = [];

    /// <summary>The sequence of a polynomial: its radical, the derivative, and the negated remainders.</summary>
    /// <exception cref="InputError">The polynomial is 0.</exception>
    public SturmSequence(IntegerPolynomial f)
    {
        IntegerPolynomial a = f.Radical(), b = a.Derivative();
        while (!b.IsZero)
        {
            sequence.Add(a);
            (IntegerPolynomial _, IntegerPolynomial remainder) = IntegerPolynomial.PseudoDivide(a, b);
            // The factor of pseudo-division may be negative; only positive factors may be left out.
            bool flipped = b.LeadingCoefficient.Sign < 0 && (a.Degree - b.Degree + 1) % 2 != 0;
            IntegerPolynomial next = remainder.IsZero ? remainder : remainder.DivideExactly(Integer.Abs(remainder.Content()));
            (a, b) = (b, flipped ? next : -next);
        }
        sequence.Add(a);
    }

    /// <summary>The number of different real roots.</summary>
    public int Count() => Variations(f => f.LeadingCoefficient.Sign * (f.Degree % 2 == 0 ? 1 : -1)) - Variations(f => f.LeadingCoefficient.Sign);

    /// <summary>The number of different roots above <paramref name="low"/> and up to <paramref name="high"/>.</summary>
    public int Count(Rational low, Rational high) => low >= high ? 0 : Variations(f => f.SignAt(low)) - Variations(f => f.SignAt(high));

    private int Variations(Func<IntegerPolynomial, int> sign)
    {
        int variations = 0, last = 0;
        foreach (IntegerPolynomial f in sequence)
        {
            int current = sign(f);
            if (current == 0) continue;
            if (last != 0 && current != last) variations++;
            last = current;
        }
        return variations;
    }
}
