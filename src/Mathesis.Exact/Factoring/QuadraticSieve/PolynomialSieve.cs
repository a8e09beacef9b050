using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>Sieves the polynomials of families: the workplace of one thread.</summary>
internal sealed unsafe class PolynomialSieve
{
    /// <summary>The part of the sieve that stays in the first cache.</summary>
    private const int Block = 1 << 15;

    private const int MostFactors = 24;

    private readonly Integer number;
    private readonly FactorBase factorBase;
    private readonly int length, half;
    private readonly int padded;
    private readonly int firstSieved, firstLarge, firstSparse;
    private readonly ulong largePrimeBound;
    private readonly uint[] firstRoots, secondRoots;
    private readonly uint[][] deltas;
    private readonly uint* root1, root2, primes;
    private readonly uint[] positions;
    private readonly uint* position1, position2;
    private readonly byte[] sieveArray, logarithms;
    private readonly byte* sieve, logs;
    private readonly byte start;
    private readonly List<int> factors = [];
    private readonly ulong[] value;

    /// <summary>Prepares a workplace.</summary>
    /// <param name="number">n.</param>
    /// <param name="factorBase">The factor base of n.</param>
    /// <param name="length">How many values of each polynomial are sieved.</param>
    /// <param name="largePrimes">The bound of large primes as a multiple of the largest prime of the base.</param>
    public PolynomialSieve(Integer number, FactorBase factorBase, int length, int largePrimes)
    {
        this.number = number;
        this.factorBase = factorBase;
        this.length = length;
        half = length / 2;
        padded = factorBase.Primes.Length;
        largePrimeBound = (ulong)largePrimes * factorBase.Largest;
        firstRoots = GC.AllocateArray<uint>(padded, pinned: true);
        secondRoots = GC.AllocateArray<uint>(padded, pinned: true);
        positions = GC.AllocateArray<uint>(2 * padded, pinned: true);
        sieveArray = GC.AllocateArray<byte>(length + 64, pinned: true);
        logarithms = GC.AllocateArray<byte>(padded, pinned: true);
        root1 = Pointer(firstRoots);
        root2 = Pointer(secondRoots);
        primes = Pointer(factorBase.Primes);
        position1 = Pointer(positions);
        position2 = position1 + padded;
        sieve = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(sieveArray));
        sieve = (byte*)(((nint)sieve + 63) & ~63);
        logs = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(logarithms));
        deltas = new uint[MostFactors][];
        for (int i = 0; i < MostFactors; i++) deltas[i] = [];

        firstSieved = 1;
        while (firstSieved < factorBase.Count / 8 && primes[firstSieved] < (factorBase.Count < 400 ? 20u : factorBase.Count < 4000 ? 50u : 100u)) firstSieved++;
        // Values are about M sqrt(k n / 2); what is left when the sieved primes are taken out is a large prime and the powers of small ones.
        double expected = (0.5 * (factorBase.Product.BitLength - 1)) + Math.Log2(half), small = 0;
        for (int i = 0; i < firstSieved; i++) small += (primes[i] == 2 ? 1.0 : 2.0) * Math.Log2(primes[i]) / (primes[i] - 1);
        double threshold = expected - Math.Log2(largePrimeBound) - small - 1;
        double scale = Math.Min(1, 110 / threshold);
        start = (byte)(128 - (int)(threshold * scale));
        for (int i = 0; i < factorBase.Count; i++) logs[i] = (byte)Math.Round(Math.Log2(primes[i]) * scale);
        firstLarge = firstSieved;
        while (firstLarge < factorBase.Count && primes[firstLarge] < Block) firstLarge++;
        firstSparse = firstLarge;
        while (firstSparse < padded && (primes[firstSparse] < length || firstSparse % FactorBase.Lane != 0)) firstSparse++;
        value = new ulong[factorBase.Product.Magnitude.Length + 3];
    }

    /// <summary>The relations of all polynomials of a family, in a fixed order.</summary>
    public List<SieveRelation> Run(SieveFamily family, CancellationToken cancellation)
    {
        var relations = new List<SieveRelation>();
        Integer b = Start(family);
        for (int i = 1; ; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            SievePolynomial();
            Collect(family, b, relations);
            if (i == family.Count) return relations;
            // Gray code: the sign of one part changes.
            int part = BitOperations.TrailingZeroCount(i);
            bool plus = (((i >> part) + 1) / 2 & 1) == 0;
            b = plus ? b + (family.Parts[part] << 1) : b - (family.Parts[part] << 1);
            Move(deltas[part], !plus);
        }
    }

    /// <summary>The roots of the first polynomial and the distances to those of its neighbours; returns b, the sum of the parts.</summary>
    private Integer Start(SieveFamily family)
    {
        Integer b = Integer.Zero;
        foreach (Integer part in family.Parts) b += part;
        int parts = family.Parts.Length;
        for (int k = 0; k < parts; k++)
            if (deltas[k].Length == 0) deltas[k] = GC.AllocateArray<uint>(padded, pinned: true);
        ReadOnlySpan<ulong> a = family.A.Magnitude, whole = b.Magnitude;
        for (int i = 0; i < factorBase.Count; i++)
        {
            uint p = primes[i];
            ulong residue = NaturalKernels.RemainderLimb(a, p);
            if (p == 2 || residue == 0)
            {
                // No sieving: these are divided out.
                root1[i] = root2[i] = FactorBase.PaddingRoot;
                for (int k = 0; k < parts; k++) deltas[k][i] = 0;
                continue;
            }
            ulong inverse = InvertWord((uint)residue, p), t = factorBase.SquareRoots[i], shift = NaturalKernels.RemainderLimb(whole, p);
            root1[i] = (uint)(((inverse * (t + p - shift)) + (ulong)half) % p);
            root2[i] = (uint)(((inverse * (p - t + p - shift)) + (ulong)half) % p);
            for (int k = 0; k < parts; k++) deltas[k][i] = (uint)(2 * inverse * NaturalKernels.RemainderLimb(family.Parts[k].Magnitude, p) % p);
        }
        for (int i = factorBase.Count; i < padded; i++) root1[i] = root2[i] = FactorBase.PaddingRoot;
        return b;
    }

    private static uint InvertWord(uint value, uint p)
    {
        int t0 = 0, t1 = 1;
        uint r0 = p, r1 = value;
        while (r1 != 0)
        {
            uint q = r0 / r1;
            (r0, r1) = (r1, r0 - (q * r1));
            (t0, t1) = (t1, t0 - ((int)q * t1));
        }
        return t0 < 0 ? (uint)(t0 + (int)p) : (uint)t0;
    }

    /// <summary>Moves all roots by the distances, down when b grows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(uint[] distances, bool up)
    {
        uint* d = Pointer(distances);
        for (int i = 0; i < padded; i += FactorBase.Lane)
        {
            Vector512<uint> p = Vector512.Load(primes + i), step = Vector512.Load(d + i);
            Vector512<uint> x = Vector512.Load(root1 + i), y = Vector512.Load(root2 + i);
            if (up)
            {
                x += step - p;
                y += step - p;
            }
            else
            {
                x -= step;
                y -= step;
            }
            Vector512.Min(x, x + p).Store(root1 + i);
            Vector512.Min(y, y + p).Store(root2 + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SievePolynomial()
    {
        new Span<byte>(sieve, length).Fill(start);
        for (int i = firstSieved; i < firstLarge; i++)
        {
            uint x = root1[i], y = root2[i];
            position1[i] = Math.Min(x, y);
            position2[i] = Math.Max(x, y);
        }
        for (uint end = Block; end <= (uint)length; end += Block)
        {
            for (int i = firstSieved; i < firstLarge; i++)
            {
                uint x = position1[i], y = position2[i], p = primes[i];
                byte log = logs[i];
                if (x == y)
                {
                    for (; x < end; x += p) sieve[x] += log;
                    position1[i] = position2[i] = x;
                    continue;
                }
                while (y < end)
                {
                    sieve[x] += log;
                    sieve[y] += log;
                    x += p;
                    y += p;
                }
                if (x < end)
                {
                    sieve[x] += log;
                    x += p;
                    (x, y) = (y, x);
                }
                position1[i] = x;
                position2[i] = y;
            }
        }
        uint all = (uint)length;
        for (int i = firstLarge; i < Math.Min(firstSparse, factorBase.Count); i++)
        {
            uint x = root1[i], y = root2[i], p = primes[i];
            byte log = logs[i];
            for (; x < all; x += p) sieve[x] += log;
            for (; y < all; y += p) sieve[y] += log;
        }
        SieveSparse(all);
    }

    /// <summary>Primes longer than the sieve hit it at most once a root: most vectors have no hit.</summary>
    private void SieveSparse(uint all)
    {
        Vector512<uint> limit = Vector512.Create(all);
        for (int i = firstSparse; i < padded; i += FactorBase.Lane)
        {
            ulong hits = Vector512.LessThan(Vector512.Load(root1 + i), limit).ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
            {
                int k = i + BitOperations.TrailingZeroCount(hits);
                sieve[root1[k]] += logs[k];
            }
            hits = Vector512.LessThan(Vector512.Load(root2 + i), limit).ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
            {
                int k = i + BitOperations.TrailingZeroCount(hits);
                sieve[root2[k]] += logs[k];
            }
        }
    }

    private void Collect(SieveFamily family, Integer b, List<SieveRelation> relations)
    {
        Integer? c = null;
        for (int at = 0; at < length; at += 64)
        {
            ulong marks = Vector512.Load(sieve + at).ExtractMostSignificantBits();
            for (; marks != 0; marks &= marks - 1)
            {
                c ??= ((b * b) - factorBase.Product) / family.A;
                Test(family, b, c.Value, at + BitOperations.TrailingZeroCount(marks), relations);
            }
        }
    }

    /// <summary>Divides the primes of the base out of a x^2 + 2 b x + c.</summary>
    private void Test(SieveFamily family, Integer b, Integer c, int place, List<SieveRelation> relations)
    {
        Integer x = place - half, line = family.A * x;
        Integer quotient = ((line + (b << 1)) * x) + c;
        if (quotient.IsZero) return;
        factors.Clear();
        if (quotient.Sign < 0) factors.Add(-1);
        int twos = (int)quotient.TrailingZeroCount;
        for (int i = 0; i < twos; i++) factors.Add(0);
        Integer odd = Integer.Abs(quotient) >> twos;
        odd.Magnitude.CopyTo(value);
        int size = odd.Magnitude.Length;

        Vector512<float> position = Vector512.Create((float)place);
        Vector512<int> whole = Vector512.Create(place);
        fixed (float* inverses = factorBase.Inverses)
        {
            for (int i = 0; i < padded; i += FactorBase.Lane)
            {
                Vector512<int> p = Vector512.Load((int*)primes + i);
                Vector512<int> remainder = whole - (Vector512.ConvertToInt32(position * Vector512.Load(inverses + i)) * p);
                // The estimate of the quotient is off by at most one.
                remainder = Vector512.Min(remainder.AsUInt32(), (remainder + p).AsUInt32()).AsInt32();
                remainder = Vector512.Min(remainder.AsUInt32(), (remainder - p).AsUInt32()).AsInt32();
                Vector512<int> hit = Vector512.Equals(remainder, Vector512.Load((int*)root1 + i)) | Vector512.Equals(remainder, Vector512.Load((int*)root2 + i));
                ulong hits = hit.ExtractMostSignificantBits();
                for (; hits != 0; hits &= hits - 1) DivideOut(i + BitOperations.TrailingZeroCount(hits), ref size);
            }
        }
        foreach (int i in family.Factors)
        {
            DivideOut(i, ref size);
            factors.Add(i);
        }
        if (size > 1 || value[0] > largePrimeBound) return;
        relations.Add(new SieveRelation(Integer.Mod(line + b, number), [.. factors], value[0]));
    }

    private void DivideOut(int index, ref int size)
    {
        uint p = primes[index];
        while (NaturalKernels.RemainderLimb(value.AsSpan(0, size), p) == 0)
        {
            NaturalKernels.DivideLimb(value.AsSpan(0, size), value.AsSpan(0, size), p);
            size = NaturalKernels.Length(value.AsSpan(0, size));
            factors.Add(index);
        }
    }

    private static uint* Pointer(uint[] pinned) => (uint*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
