namespace Mathesis.Exact;

/// <summary>
/// Several steps of Euclid's algorithm on the leading 128 bits of two numbers, collected in a matrix of limbs.
/// Source: Lehmer 1938; the double-digit form of Jebelean, "A double-digit Lehmer-Euclid algorithm" (1995).
/// </summary>
/// <remarks>
/// With the matrix (A B; C D), a step number even gives a' = A a - B b and b' = D b - C a, an odd one the negatives. Steps are taken while the
/// remainder y and the difference x - y of the leading parts are at least 2^64: cofactors are then below 2^64 and bound the error of the
/// leading parts, so that every quotient is that of the whole numbers.
/// </remarks>
internal ref struct LehmerStep
{
    public ulong A, B, C, D;

    /// <summary>Whether a and b change places in the signs.</summary>
    public bool Odd;

    /// <summary>Whether any step was taken.</summary>
    public readonly bool Moved => B != 0;

    /// <summary>Runs the steps for x at least y, leading 128 bits at the same place, the top bit of x set.</summary>
    public static LehmerStep Of(UInt128 x, UInt128 y)
    {
        var step = new LehmerStep { A = 1, D = 1 };
        ulong xh = (ulong)(x >> 64), xl = (ulong)x, yh = (ulong)(y >> 64), yl = (ulong)y;
        while (yh != 0)
        {
            // (xh, xl) mod (yh, yl): small quotients by subtraction, others by estimates from the high limbs.
            ulong q = 0, rh = xh, rl = xl;
            while (rh > yh || (rh == yh && rl >= yl))
            {
                ulong part = 1;
                if (rh - yh > yh && yh != ulong.MaxValue) part = Math.Max(1, rh / (yh + 1));
                if (part == 1)
                {
                    rh -= yh + (rl < yl ? 1UL : 0);
                    rl -= yl;
                }
                else
                {
                    ulong high = Math.BigMul(part, yl, out ulong low);
                    rh -= (part * yh) + high + (rl < low ? 1UL : 0);
                    rl -= low;
                }
                q += part;
            }
            // Next pair (y, r): r and y - r must be at least 2^64.
            if (rh == 0 || yh - rh - (yl < rl ? 1UL : 0) == 0) break;
            (xh, xl, yh, yl) = (yh, yl, rh, rl);
            (step.A, step.C) = (step.C, step.A + (q * step.C));
            (step.B, step.D) = (step.D, step.B + (q * step.D));
            step.Odd = !step.Odd;
        }
        return step;
    }
}
