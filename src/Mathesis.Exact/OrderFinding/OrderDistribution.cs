using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// What the measurement of the first register gives when the order is r: the exact probabilities of all y in [0, N), in closed form.
/// </summary>
/// <remarks>
/// After the second register is measured the first is uniform on x0 + t r, t = 0, ..., K - 1, with K = floor(N/r) or one more; its Fourier
/// transform gives P(y) = (sin(pi K r y/N) / sin(pi r y/N))^2 / (N K), and K/N where N divides r y. A residue x0 below N mod r has the larger K.
/// </remarks>
public sealed class OrderDistribution
{
    private readonly ulong size;
    private readonly ulong order;
    private readonly ulong fewer;
    private readonly ulong residuesWithMore;

    /// <summary>The distribution of a register and an order.</summary>
    /// <param name="register">The register.</param>
    /// <param name="order">r, from 1 to N.</param>
    public OrderDistribution(OrderRegister register, ulong order)
    {
        ArgumentOutOfRangeException.ThrowIfZero(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, register.Size);
        size = register.Size;
        this.order = order;
        (fewer, residuesWithMore) = Math.DivRem(size, order);
    }

    /// <summary>The probability of a value.</summary>
    /// <param name="y">Below N.</param>
    public double Of(ulong y)
    {
        ulong angle = Residue(y);
        // A residue has weight K/N; times 1/(N K) that is 1/N^2 each.
        return ((residuesWithMore * Square(angle, fewer + 1)) + ((order - residuesWithMore) * Square(angle, fewer))) / size / size;
    }

    /// <summary>Draws a value: x0 with its weight, then y exactly by rejection from an envelope of the closed form, tails included.</summary>
    public ulong Sample(RandomStream random)
    {
        // x uniform in [0, N) has the residue x0 = x mod r with the right weight.
        ulong count = fewer + (random.NextBelow(size) % order < residuesWithMore ? 1UL : 0);
        // r y mod N takes each multiple of g = gcd(r, N) for g values of y; probabilities depend on it alone.
        int shift = Math.Min(System.Numerics.BitOperations.TrailingZeroCount(order), System.Numerics.BitOperations.TrailingZeroCount(size));
        ulong multiple = SampleResidue(random, count, size >> shift) << shift;
        // y = (multiple / g) (r / g)^-1 mod N / g, plus any multiple of N / g.
        ulong reduced = size >> shift;
        ulong y = reduced == 1 ? 0 : ModularArithmetic.Multiply(multiple >> shift, ModularArithmetic.Invert(order >> shift, reduced), reduced);
        return y + (random.NextBelow(1UL << shift) * reduced);
    }

    /// <summary>The value nearest to d N / r, or both when they are equally near: those that are good for d.</summary>
    /// <param name="d">Below r.</param>
    public IEnumerable<ulong> GoodValues(ulong d)
    {
        // |y - d N / r| <= 1/2 as |2 (y r - d N)| <= r in integers.
        UInt128 product = (UInt128)d * size;
        ulong floor = (ulong)(product / order);
        for (ulong y = floor; y <= floor + 1 && y < size; y++)
        {
            UInt128 value = (UInt128)y * order, distance = value > product ? value - product : product - value;
            if (2 * distance <= order) yield return y;
        }
    }

    /// <summary>r y mod N as a distance from 0 on the circle, at most N/2.</summary>
    private ulong Residue(ulong y)
    {
        // N is a power of two, so that the wrapped product is right.
        ulong residue = unchecked(order * y) & (size - 1);
        return Math.Min(residue, size - residue);
    }

    /// <summary>(sin(pi K angle / N) / sin(pi angle / N))^2, K^2 at 0.</summary>
    private double Square(ulong angle, ulong count)
    {
        if (angle == 0) return (double)count * count;
        ulong wrapped = unchecked(count * angle) & (size - 1);
        double ratio = Math.Sin(Math.PI * Math.Min(wrapped, size - wrapped) / size) / Math.Sin(Math.PI * angle / size);
        return ratio * ratio;
    }

    /// <summary>A j in [0, length) with probability proportional to (sin(pi K j / length) / sin(pi j / length))^2.</summary>
    private static ulong SampleResidue(RandomStream random, ulong count, ulong length)
    {
        if (length == 1) return 0;
        // |sin(pi x)| >= 2 |x| up to 1/2, so that with j on the circle the ratio over K is at most min(1, h / |j|), h = length / (2 K).
        double h = length / (2.0 * count);
        while (true)
        {
            // A real x of density min(1, (h / (|x| - 1/2))^2): its rounding j has |j| >= |x| - 1/2, so the density bounds j's probability.
            double u = random.NextDouble() * ((2 * h) + 0.5), x;
            if (u <= h + 0.5)
            {
                x = u;
            }
            else
            {
                // The tail from h + 1/2 on has the mass h; what is left of it, at least half a unit of 2^-53, tells how far out x lies.
                double left = Math.Max(((2 * h) + 0.5 - u) / h, 1e-17);
                x = 0.5 + (h / left);
            }
            double rounded = Math.Round(x);
            if (rounded > length / 2.0) continue;
            ulong j = (ulong)rounded;
            bool negative = random.NextBelow(2) == 1;
            // The opposite point would else be met from both sides; 0 has half the width of the others and may.
            if (negative && 2 * j == length) continue;
            double envelope = x <= h + 0.5 ? 1 : h / (x - 0.5) * (h / (x - 0.5));
            if (random.NextDouble() * envelope >= Probability(j, count, length)) continue;
            return negative && j != 0 ? length - j : j;
        }
    }

    private static double Probability(ulong j, ulong count, ulong length)
    {
        if (j == 0) return 1;
        ulong wrapped = (ulong)((UInt128)count * j % length);
        double ratio = Math.Sin(Math.PI * Math.Min(wrapped, length - wrapped) / length) / (count * Math.Sin(Math.PI * j / length));
        return ratio * ratio;
    }
}
