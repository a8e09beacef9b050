namespace Mathesis.Exact;

/// <summary>
/// The primes modulo which k n is a square, for a small multiplier k chosen so that many small primes are among them (Knuth and
/// Schroeppel). Arrays are pinned and padded to whole vectors with entries that no value matches.
/// </summary>
internal sealed class FactorBase
{
    /// <summary>Arrays are padded to multiples of so many entries.</summary>
    public const int Lane = 16;

    /// <summary>The padding's prime: its root never moves and is never met.</summary>
    public const uint PaddingPrime = int.MaxValue;

    /// <summary>The padding's root.</summary>
    public const uint PaddingRoot = 1U << 30;

    private FactorBase(Integer number, int multiplier, List<uint> primes)
    {
        Multiplier = multiplier;
        Product = number * multiplier;
        Count = primes.Count;
        int padded = (Count + Lane - 1) / Lane * Lane;
        Primes = GC.AllocateArray<uint>(padded, pinned: true);
        Inverses = GC.AllocateArray<float>(padded, pinned: true);
        SquareRoots = new uint[padded];
        Primes.AsSpan().Fill(PaddingPrime);
        for (int i = 0; i < Count; i++)
        {
            uint p = primes[i];
            Primes[i] = p;
            SquareRoots[i] = p == 2 ? 1 : (uint)ModularSquareRoot.Find(Residue.Of(Product, p), (ulong)p)!.Value;
        }
        for (int i = 0; i < padded; i++) Inverses[i] = 1f / Primes[i];
    }

    /// <summary>k.</summary>
    public int Multiplier { get; }

    /// <summary>k n.</summary>
    public Integer Product { get; }

    /// <summary>How many primes there are; the first is 2.</summary>
    public int Count { get; }

    /// <summary>The primes, ascending, then padding.</summary>
    public uint[] Primes { get; }

    /// <summary>Their reciprocals in single precision.</summary>
    public float[] Inverses { get; }

    /// <summary>A square root of k n modulo each prime.</summary>
    public uint[] SquareRoots { get; }

    /// <summary>The largest prime.</summary>
    public uint Largest => Primes[Count - 1];

    /// <summary>Makes the base of a number; when one of the primes divides it, that divisor is given instead.</summary>
    public static FactorBase? Create(Integer number, int count, out uint divisor)
    {
        int multiplier = ChooseMultiplier(number);
        Integer product = number * multiplier;
        var primes = new List<uint>(count) { 2 };
        divisor = 0;
        foreach (ulong prime in PrimeSieve.Between(3, 1 << 26))
        {
            if (Residue.Of(number, prime) == 0)
            {
                divisor = (uint)prime;
                return null;
            }
            ulong residue = Residue.Of(product, prime);
            if (residue != 0 && JacobiSymbol.Of(residue, prime) != 1) continue;
            primes.Add((uint)prime);
            if (primes.Count == count) break;
        }
        return new FactorBase(number, multiplier, primes);
    }

    private static int ChooseMultiplier(Integer number)
    {
        ulong[] primes = [.. PrimeSieve.Between(3, 2000)];
        double best = double.NegativeInfinity;
        int chosen = 1;
        for (int k = 1; k < 74; k++)
        {
            if (Factorization.Of(k).Factors.Any(factor => factor.Exponent > 1)) continue;
            ulong low = unchecked(number.Magnitude[0] * (ulong)k) % 8;
            double score = -0.5 * Math.Log(k);
            score += low == 1 ? 2 * Math.Log(2) : low == 5 ? Math.Log(2) : low is 3 or 7 ? 0.5 * Math.Log(2) : 0;
            foreach (ulong p in primes)
            {
                ulong residue = (Residue.Of(number, p) * (ulong)k) % p;
                double weight = Math.Log(p) / (p - 1);
                if (residue == 0) score += weight;
                else if (JacobiSymbol.Of(residue, p) == 1) score += 2 * weight;
            }
            if (score > best) (best, chosen) = (score, k);
        }
        return chosen;
    }
}
