namespace Mathesis.Exact;

/// <summary>Continued fractions of numbers that are known to lie in a ball: only the quotients that all numbers of the ball share.</summary>
public static class BallContinuedFraction
{
    /// <summary>
    /// The partial quotients that are the same for every number of the ball; all of them, to the end, when the ball is exact. None for a
    /// ball that is not finite.
    /// </summary>
    public static IEnumerable<Integer> Expand(Ball ball)
    {
        if (!ball.IsFinite) yield break;
        (Integer a, Integer c, long exponent) = ball.Ends;
        Integer one = exponent < 0 ? Integer.One << checked((int)-exponent) : Integer.One;
        if (exponent > 0) (a, c) = (a << checked((int)exponent), c << checked((int)exponent));
        (Integer b, Integer d) = (one, one);
        if (ball.IsExact)
        {
            foreach (Integer quotient in ContinuedFraction.Expand(a, b)) yield return quotient;
            yield break;
        }
        // The numbers lie between a/b and c/d, which change sides with every step.
        while (!b.IsZero && !d.IsZero)
        {
            (Integer quotient, Integer rest) = Integer.FloorDivRem(a, b);
            Integer other = c - (quotient * d);
            if (other.Sign < 0 || other >= d) yield break;
            yield return quotient;
            (a, b, c, d) = (b, rest, d, other);
        }
    }

    /// <summary>Quotients of a number that is computed to any precision, to a number of them or to where the computation ends.</summary>
    /// <param name="compute">A ball that contains the number, from a precision in bits; more bits give smaller balls.</param>
    /// <param name="count">How many quotients.</param>
    /// <param name="mostBits">The precision at which the attempt is given up; a rational number that is never exact has no more to give.</param>
    /// <param name="cancellation">Stops the computation between precisions.</param>
    public static IReadOnlyList<Integer> Expand(Func<int, Ball> compute, int count, int mostBits = 1 << 22, CancellationToken cancellation = default)
    {
        // A quotient takes 3.42 bits of a typical number (Levy), for both ends.
        for (int precision = (count * 4) + 64; ; precision *= 2)
        {
            cancellation.ThrowIfCancellationRequested();
            Ball ball = compute(precision);
            Integer[] quotients = [.. Expand(ball).Take(count)];
            if (quotients.Length == count || ball.IsExact || precision > mostBits / 2) return quotients;
        }
    }
}
