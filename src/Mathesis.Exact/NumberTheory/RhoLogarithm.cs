using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Pollard's rho for logarithms in a group of prime order, with additive walks (Teske 1998) and Brent's search for the cycle.</summary>
internal static class RhoLogarithm
{
    private const int Branches = 20;

    /// <summary>The logarithm in [0, order), or null when the target is no power of the generator.</summary>
    public static Integer? Find(Integer generator, Integer target, Integer order, Integer modulus, FactoringOptions options)
    {
        if (!Integer.ModPow(target, order, modulus).IsOne) return null;
        if (target.IsOne) return Integer.Zero;
        for (ulong attempt = 0; ; attempt++)
        {
            var random = new RandomStream("exact/discrete-logarithm", options.Seed, attempt);
            var steps = new Position[Branches];
            for (int i = 0; i < Branches; i++) steps[i] = At(Draw(random, order), Draw(random, order));
            Position tortoise = At(Draw(random, order), Draw(random, order)), hare = tortoise;
            for (long length = 1; ; length *= 2)
            {
                tortoise = hare;
                bool met = false;
                for (long i = 0; i < length && !met; i++)
                {
                    if (i % 4096 == 0) options.Cancellation.ThrowIfCancellationRequested();
                    Position step = steps[(int)((hare.Element.Magnitude[0] * 0x9E3779B97F4A7C15UL >> 32) * Branches >> 32)];
                    hare = new Position(hare.Element * step.Element % modulus, hare.Generators + step.Generators, hare.Targets + step.Targets);
                    met = hare.Element == tortoise.Element;
                }
                if (met) break;
            }
            // g^a h^b = g^c h^d: x = (a - c) / (d - b).
            Integer difference = Integer.Mod(hare.Targets - tortoise.Targets, order);
            if (!Integer.TryInvert(difference, order, out Integer inverse)) continue;
            Integer logarithm = Integer.Mod((tortoise.Generators - hare.Generators) * inverse, order);
            if (Integer.ModPow(generator, logarithm, modulus) == target) return logarithm;
        }

        Position At(Integer a, Integer b) => new(Integer.ModPow(generator, a, modulus) * Integer.ModPow(target, b, modulus) % modulus, a, b);
    }

    private static Integer Draw(RandomStream random, Integer order) => new Integer(1, [random.NextUInt64(), random.NextUInt64()]) % order;

    /// <summary>g^Generators h^Targets; the exponents are not reduced.</summary>
    private readonly record struct Position(Integer Element, Integer Generators, Integer Targets);
}
