using System.Numerics;

namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The floor of the square root.</summary>
    /// <remarks>
    /// Newton's iteration with the precision doubled at every step, so that the last division is half the number's length: after the
    /// step for the leading 2 d bits the root is wrong by at most 1 (the form and proof are those of Python's math.isqrt).
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Integer Sqrt(Integer a)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a.Sign, nameof(a));
        if (a.IsZero) return Zero;
        int c = checked((int)((a.BitLength - 1) / 2)), d = 0;
        Integer root = One;
        for (int s = 32 - BitOperations.LeadingZeroCount((uint)c) - 1; s >= 0; s--)
        {
            int e = d;
            d = c >> s;
            root = (root << (d - e - 1)) + ((a >> ((2 * c) - e - d + 1)) / root);
        }
        return Square(root) > a ? root - One : root;
    }

    /// <summary>Whether the number is a square, and of which natural number.</summary>
    public static bool IsSquare(Integer a, out Integer root)
    {
        root = Zero;
        if (a.size < 0) return false;
        // Squares leave 12 residues modulo 64.
        if (!a.IsZero && (0x0202021202030213UL >> (int)(a.Magnitude[0] & 63) & 1) == 0) return false;
        root = Sqrt(a);
        return Square(root) == a;
    }

    /// <summary>The root of a degree, rounded towards zero; of a negative number only for an odd degree.</summary>
    /// <param name="a">The number.</param>
    /// <param name="degree">At least 1.</param>
    public static Integer Root(Integer a, int degree)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        if (a.size < 0)
        {
            if (degree % 2 == 0) throw new ArgumentOutOfRangeException(nameof(degree), "a negative number has no real root of even degree");
            return -Root(-a, degree);
        }
        if (degree == 1 || a.IsZero || a.IsOne) return a;
        if (degree == 2) return Sqrt(a);
        if (a.BitLength <= degree) return One;
        // Newton's iteration falls from above to the floor.
        Integer x = One << checked((int)((a.BitLength + degree - 1) / degree));
        while (true)
        {
            Integer next = (((degree - 1) * x) + (a / Pow(x, degree - 1))) / degree;
            if (next >= x) return x;
            x = next;
        }
    }
}
