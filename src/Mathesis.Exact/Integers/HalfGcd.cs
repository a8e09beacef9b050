namespace Mathesis.Exact;

/// <summary>
/// Half of Euclid's algorithm by divide and conquer: a matrix that reduces two numbers to about half their bits, from the leading halves of the
/// numbers alone (Möller, "On Schönhage's algorithm and subquadratic integer gcd computation", Math. Comp. 77, 2008).
/// </summary>
/// <remarks>
/// (a, b) = (A B; C D) (a', b') with natural entries and determinant 1, or -1 when <see cref="odd"/>. The reduced numbers have more than s bits and
/// their difference at most s, where s = n / 2 + 1 for numbers of at most n bits: then the same matrix reduces all longer numbers with these leading bits.
/// </remarks>
internal struct HalfGcd
{
    /// <summary>Numbers of fewer bits are reduced by Lehmer's steps.</summary>
    private const int BaseBits = 64 * 100;

    private Integer a00, a01, a10, a11;
    private bool odd;

    /// <summary>Replaces (x, y), x at least y, by a shorter pair with the same greatest common divisor; false when the leading halves allow no step.</summary>
    public static bool TryReduce(ref Integer x, ref Integer y, out HalfGcd matrix)
    {
        int cut = (int)(x.BitLength / 128) * 64;
        matrix = Identity;
        Integer high = x >> cut, highOther = y >> cut;
        matrix.Reduce(ref high, ref highOther);
        if (matrix.IsIdentity) return false;
        Integer low = Integer.LowBits(x, cut), lowOther = Integer.LowBits(y, cut);
        (low, lowOther) = matrix.Solve(low, lowOther);
        (x, y) = ((high << cut) + low, (highOther << cut) + lowOther);
        return true;
    }

    private static HalfGcd Identity => new() { a00 = Integer.One, a11 = Integer.One };

    private readonly bool IsIdentity => a01.IsZero && a10.IsZero;

    /// <summary>The (x', y') with (x, y) = matrix (x', y').</summary>
    public readonly (Integer X, Integer Y) Solve(Integer x, Integer y)
    {
        Integer first = (a11 * x) - (a01 * y), second = (a00 * y) - (a10 * x);
        return odd ? (-first, -second) : (first, second);
    }

    /// <summary>Reduces the pair until the difference has at most s bits, and collects the matrix.</summary>
    private void Reduce(ref Integer x, ref Integer y)
    {
        Order(ref x, ref y);
        long n = x.BitLength, s = (n / 2) + 1;
        if (y.BitLength <= s) return;
        if (n < BaseBits)
        {
            ReduceByLehmer(ref x, ref y, s);
        }
        else
        {
            if (y.BitLength > (3 * n / 4) + 2) ReduceLeading(ref x, ref y, (int)(n / 2));
            while (x.BitLength > (3 * n / 4) + 1 && (x - y).BitLength > s) Step(ref x, ref y, s);
            // Done early when the numbers have a long common divisor or nearly so; else the larger has at most three quarters of the bits now.
            if ((x - y).BitLength <= s) return;
            if (y.BitLength > s + 2) ReduceLeading(ref x, ref y, (int)((2 * s) - x.BitLength + 1));
        }
        while ((x - y).BitLength > s) Step(ref x, ref y, s);
    }

    /// <summary>Reduces the pair by the matrix of its bits above a place.</summary>
    private void ReduceLeading(ref Integer x, ref Integer y, int place)
    {
        HalfGcd matrix = Identity;
        Integer high = x >> place, highOther = y >> place;
        matrix.Reduce(ref high, ref highOther);
        (Integer low, Integer lowOther) = matrix.Solve(Integer.LowBits(x, place), Integer.LowBits(y, place));
        (x, y) = ((high << place) + low, (highOther << place) + lowOther);
        Append(matrix);
        Order(ref x, ref y);
    }

    private void ReduceByLehmer(ref Integer x, ref Integer y, long s)
    {
        // Steps take at most 64 bits off, so that both numbers keep more than s.
        while (y.BitLength > s + 66)
        {
            LehmerStep step = default;
            long bits = x.BitLength;
            if (bits - y.BitLength < 64) step = LehmerStep.Of(Integer.Leading(x, bits), Integer.Leading(y, bits));
            if (!step.Moved)
            {
                // With a difference this short there is no step left, and with a long common divisor it can be 0.
                if ((x - y).BitLength <= s) return;
                Step(ref x, ref y, s);
                continue;
            }
            (x, y) = Integer.Apply(step, x, y);
            (a00, a01) = ((a00 * step.D) + (a01 * step.C), (a00 * step.B) + (a01 * step.A));
            (a10, a11) = ((a10 * step.D) + (a11 * step.C), (a10 * step.B) + (a11 * step.A));
            odd ^= step.Odd;
        }
    }

    /// <summary>One division, with the quotient one less when the remainder would have s bits or fewer.</summary>
    private void Step(ref Integer x, ref Integer y, long s)
    {
        (Integer q, Integer r) = Integer.DivRem(x, y);
        if (r.BitLength <= s)
        {
            q -= Integer.One;
            r += y;
        }
        a01 += q * a00;
        a11 += q * a10;
        x = r;
        Order(ref x, ref y);
    }

    private void Append(in HalfGcd right)
    {
        (a00, a01) = ((a00 * right.a00) + (a01 * right.a10), (a00 * right.a01) + (a01 * right.a11));
        (a10, a11) = ((a10 * right.a00) + (a11 * right.a10), (a10 * right.a01) + (a11 * right.a11));
        odd ^= right.odd;
    }

    private void Order(ref Integer x, ref Integer y)
    {
        if (x >= y) return;
        (x, y) = (y, x);
        (a00, a01) = (a01, a00);
        (a10, a11) = (a11, a10);
        odd = !odd;
    }
}
