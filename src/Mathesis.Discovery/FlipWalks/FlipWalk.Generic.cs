using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Mathesis.Core;

namespace Mathesis.Discovery;

/// <summary>
/// A walk over vectors of one word. Vectors have a positive first entry; a product's sign is kept apart, so that vectors that differ in sign alone are
/// equal words. For each of the three factors and each row a mask of the rows with the same vector is kept up to date, and a mask of the rows that have
/// any; the rows equal to a new vector are found by comparing whole vector registers. So a flip needs neither hashing nor lists.
/// </summary>
internal sealed unsafe class FlipWalk<TRing, TWord, TWidth> : IFlipWalk
    where TRing : struct, IFlipRing
    where TWord : unmanaged, IBinaryInteger<TWord>
    where TWidth : struct, IMaskWidth
{
    private const int RandomWords = 512;
    private const int PlusAttempts = 1000;
    private const long Piece = 1 << 14;

    private readonly ulong[] pool = new ulong[RandomWords];
    private TWord* plus;
    private TWord* minus;
    private ulong* equal;
    private ulong* shared;
    private ulong* negative;
    private int poolNext = RandomWords;
    private int rank;
    private long idle;
    private bool isStuck;

    /// <summary>A walk at the empty scheme.</summary>
    public FlipWalk()
    {
        nuint bytes = (nuint)(3 * MostRows * sizeof(TWord));
        plus = (TWord*)NativeMemory.AlignedAlloc(bytes, 64);
        minus = (TWord*)NativeMemory.AlignedAlloc(bytes, 64);
        equal = (ulong*)NativeMemory.AlignedAlloc((nuint)(3 * MostRows * Words * sizeof(ulong)), 64);
        shared = (ulong*)NativeMemory.AlignedAlloc((nuint)(4 * Words * sizeof(ulong)), 64);
        negative = shared + (3 * Words);
        NativeMemory.Clear(plus, bytes);
        NativeMemory.Clear(minus, bytes);
    }

    ~FlipWalk() => Free();

    /// <inheritdoc/>
    public int Rank => rank;

    /// <inheritdoc/>
    public int Capacity => MostRows;

    private static int Words => TWidth.Words;

    private static int MostRows => 64 * TWidth.Words;

    private static int Lanes => Vector512<TWord>.Count;

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public void Load(PackedScheme scheme)
    {
        if (scheme.Rank > Capacity) throw new ArgumentException($"{scheme.Rank} products do not fit a walk of {Capacity}", nameof(scheme));
        nuint bytes = (nuint)(3 * Capacity * sizeof(TWord));
        NativeMemory.Clear(plus, bytes);
        NativeMemory.Clear(minus, bytes);
        new Span<ulong>(negative, Words).Clear();
        rank = scheme.Rank;
        for (int row = 0; row < rank; row++)
            for (int slot = 0; slot < 3; slot++)
                Put(slot, row, TWord.CreateTruncating(scheme.Words[(PackedScheme.Stride * row) + (2 * slot)]), TWord.CreateTruncating(scheme.Words[(PackedScheme.Stride * row) + (2 * slot) + 1]));
        RemoveZeros();
        FindShared();
    }

    /// <inheritdoc/>
    public PackedScheme Save()
    {
        ulong[] words = new ulong[PackedScheme.Stride * rank];
        for (int row = 0; row < rank; row++)
        {
            for (int slot = 0; slot < 3; slot++)
            {
                // The sign goes to the output.
                int swap = slot == 2 && TRing.IsSigned && IsNegative(row) ? 1 : 0;
                words[(PackedScheme.Stride * row) + (2 * slot) + swap] = ulong.CreateTruncating(plus[Place(slot, row)]);
                words[(PackedScheme.Stride * row) + (2 * slot) + 1 - swap] = ulong.CreateTruncating(minus[Place(slot, row)]);
            }
        }
        return new PackedScheme(rank, words);
    }

    /// <inheritdoc/>
    public long Walk(long flips, int target, int best, FlipWalkOptions options, RandomStream random)
    {
        poolNext = RandomWords;
        idle = 0;
        isStuck = false;
        long done = 0;
        // Short pieces, so that the compiler soon replaces the first version of the loop by its best.
        while (done < flips && rank > target && !isStuck) done += WalkPiece(Math.Min(flips - done, Piece), target, ref best, options, random);
        return done;
    }

    private long WalkPiece(long flips, int target, ref int best, FlipWalkOptions options, RandomStream random)
    {
        long done = 0, last = -idle, fruitless = 0;
        while (done < flips && rank > target)
        {
            ulong chance = NextRandom(random);
            int count0 = Count(shared), count1 = Count(shared + Words), count2 = Count(shared + (2 * Words)), total = count0 + count1 + count2;
            if (total == 0 || fruitless > 1000)
            {
                // No neighbour that keeps the rank: only a split leads on.
                if (rank >= Capacity || !TryPlus(random))
                {
                    isStuck = true;
                    return done;
                }
                fruitless = 0;
                last = done;
                continue;
            }
            int index = (int)((chance & 0xffffffff) * (uint)total >> 32), slot = 0;
            if (index >= count0)
            {
                index -= count0;
                slot = 1;
                if (index >= count1)
                {
                    index -= count1;
                    slot = 2;
                }
            }
            int i = Select(shared + (slot * Words), index);
            ulong* partners = equal + (Place(slot, i) * Words);
            int j = Select(partners, (int)((chance >> 32 & 0x7fff) * (uint)Count(partners) >> 15));
            int turn = (int)(chance >> 48 & 1), u = slot + 1 + turn, v = slot + 2 - turn;
            if (u > 2) u -= 3;
            if (v > 2) v -= 3;

            // s a b c + t a d e = s a (b + x d) c + t a d (e - s t x c), x = 1 or -1.
            TWord* iu = plus + Place(u, i), ju = plus + Place(u, j), iv = plus + Place(v, i), jv = plus + Place(v, j);
            TWord* iuMinus = minus + Place(u, i), juMinus = minus + Place(u, j), ivMinus = minus + Place(v, i), jvMinus = minus + Place(v, j);
            TWord newU, newUMinus, newV, newVMinus;
            if (TRing.IsSigned)
            {
                bool isNegative = (chance >> 49 & 1) != 0;
                bool isAdded = (IsNegative(i) != IsNegative(j)) != isNegative;
                if (!TryFlip(iu, iuMinus, ju, juMinus, isNegative, iv, ivMinus, jv, jvMinus, isAdded, out newU, out newUMinus, out newV, out newVMinus)
                    && !TryFlip(iu, iuMinus, ju, juMinus, !isNegative, iv, ivMinus, jv, jvMinus, !isAdded, out newU, out newUMinus, out newV, out newVMinus))
                {
                    fruitless++;
                    continue;
                }
            }
            else
            {
                TRing.TryAdd(*iu, default, *ju, default, out newU, out newUMinus);
                TRing.TryAdd(*jv, default, *iv, default, out newV, out newVMinus);
            }
            done++;
            fruitless = 0;
            bool isZero = TWord.IsZero(newU | newUMinus) | TWord.IsZero(newV | newVMinus);
            if (!isZero)
            {
                Change(u, i, newU, newUMinus);
                Change(v, j, newV, newVMinus);
            }
            else
            {
                Put(u, i, newU, newUMinus);
                Put(v, j, newV, newVMinus);
                RemoveZeros();
                FindShared();
                if (rank < best)
                {
                    best = rank;
                    last = done;
                }
            }
            if (done - last > options.PlusEvery)
            {
                if (rank < best + options.Slack && rank < Capacity) TryPlus(random);
                last = done;
            }
        }
        idle = done - last;
        return done;
    }

    /// <summary>u_i +- u_j and v_j +- v_i; false when either leaves the ring's coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFlip(
        TWord* iu, TWord* iuMinus, TWord* ju, TWord* juMinus, bool subtract, TWord* iv, TWord* ivMinus, TWord* jv, TWord* jvMinus, bool add,
        out TWord newU, out TWord newUMinus, out TWord newV, out TWord newVMinus) =>
        TRing.TryAdd(*iu, *iuMinus, subtract ? *juMinus : *ju, subtract ? *ju : *juMinus, out newU, out newUMinus)
        & TRing.TryAdd(*jv, *jvMinus, add ? *iv : *ivMinus, add ? *ivMinus : *iv, out newV, out newVMinus);

    /// <summary>Replaces a vector and brings the masks of its factor up to date.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Change(int slot, int row, TWord newPlus, TWord newMinus)
    {
        if (TRing.IsSigned) Orient(row, ref newPlus, ref newMinus);
        int place = Place(slot, row), word = row >> 6;
        ulong bit = 1UL << row;
        ulong* own = equal + (place * Words), mask = shared + (slot * Words), factor = equal + (slot * MostRows * Words);
        for (int w = 0; w < Words; w++)
        {
            for (ulong left = own[w]; left != 0; left &= left - 1)
            {
                ulong* other = factor + (((64 * w) + BitOperations.TrailingZeroCount(left)) * Words);
                other[word] &= ~bit;
                if (IsEmpty(other)) mask[w] &= ~(left & (0 - left));
            }
        }
        EqualRows(slot, newPlus, newMinus, own);
        // Modulo 3, u + u = -u is the same vector again.
        own[word] &= ~bit;
        plus[place] = newPlus;
        if (TRing.IsSigned) minus[place] = newMinus;
        ulong any = 0;
        for (int w = 0; w < Words; w++)
        {
            any |= own[w];
            mask[w] |= own[w];
            for (ulong joined = own[w]; joined != 0; joined &= joined - 1) factor[(((64 * w) + BitOperations.TrailingZeroCount(joined)) * Words) + word] |= bit;
        }
        mask[word] = any != 0 ? mask[word] | bit : mask[word] & ~bit;
    }

    /// <summary>The rows whose vector is the given one, which is not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EqualRows(int slot, TWord valuePlus, TWord valueMinus, ulong* mask)
    {
        TWord* rows = plus + Place(slot, 0), rowsMinus = minus + Place(slot, 0);
        Vector512<TWord> wanted = Vector512.Create(valuePlus), wantedMinus = Vector512.Create(valueMinus);
        for (int w = 0; w < Words; w++)
        {
            ulong bits = 0;
            for (int lane = 0; lane < 64; lane += Lanes)
            {
                if ((sizeof(TWord) > 2 || Words > 1) && (64 * w) + lane >= rank) break;
                Vector512<TWord> same = Vector512.Equals(Vector512.Load(rows + (64 * w) + lane), wanted);
                if (TRing.IsSigned) same &= Vector512.Equals(Vector512.Load(rowsMinus + (64 * w) + lane), wantedMinus);
                bits |= same.ExtractMostSignificantBits() << lane;
            }
            mask[w] = bits;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count(ulong* mask)
    {
        if (Words == 1) return BitOperations.PopCount(*mask);
        int count = 0;
        for (int w = 0; w < Words; w++) count += BitOperations.PopCount(mask[w]);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEmpty(ulong* mask)
    {
        if (Words == 1) return *mask == 0;
        ulong any = 0;
        for (int w = 0; w < Words; w++) any |= mask[w];
        return any == 0;
    }

    /// <summary>The row of a mask with that many before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Select(ulong* mask, int index)
    {
        int w = 0;
        if (Words > 1)
        {
            for (int count; index >= (count = BitOperations.PopCount(mask[w])); w++) index -= count;
        }
        return (64 * w) + SelectBit(mask[w], index);
    }

    /// <summary>The place of the set bit with that many set bits below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SelectBit(ulong bits, int index)
    {
        if (Bmi2.X64.IsSupported) return BitOperations.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1UL << index, bits));
        for (; index > 0; index--) bits &= bits - 1;
        return BitOperations.TrailingZeroCount(bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsNegative(int row) => (negative[row >> 6] >> row & 1) != 0;

    private void SetNegative(int row, bool value)
    {
        ulong bit = 1UL << row;
        negative[row >> 6] = value ? negative[row >> 6] | bit : negative[row >> 6] & ~bit;
    }

    /// <summary>Writes a vector, oriented, without regard to the masks.</summary>
    private void Put(int slot, int row, TWord newPlus, TWord newMinus)
    {
        if (TRing.IsSigned) Orient(row, ref newPlus, ref newMinus);
        plus[Place(slot, row)] = newPlus;
        minus[Place(slot, row)] = newMinus;
    }

    /// <summary>Makes the first entry positive and moves the sign to the product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Orient(int row, ref TWord valuePlus, ref TWord valueMinus)
    {
        TWord any = valuePlus | valueMinus;
        if (TWord.IsZero(any & -any & valueMinus)) return;
        (valuePlus, valueMinus) = (valueMinus, valuePlus);
        negative[row >> 6] ^= 1UL << row;
    }

    /// <summary>Drops products with a zero factor; the last one takes a dropped one's place.</summary>
    private void RemoveZeros()
    {
        for (int row = rank - 1; row >= 0; row--)
        {
            bool isZero = false;
            for (int slot = 0; slot < 3; slot++) isZero |= TWord.IsZero(plus[Place(slot, row)] | minus[Place(slot, row)]);
            if (!isZero) continue;
            rank--;
            for (int slot = 0; slot < 3; slot++)
            {
                plus[Place(slot, row)] = plus[Place(slot, rank)];
                minus[Place(slot, row)] = minus[Place(slot, rank)];
                plus[Place(slot, rank)] = TWord.Zero;
                minus[Place(slot, rank)] = TWord.Zero;
            }
            SetNegative(row, IsNegative(rank));
            SetNegative(rank, false);
        }
    }

    private void FindShared()
    {
        new Span<ulong>(shared, 3 * Words).Clear();
        for (int slot = 0; slot < 3; slot++)
        {
            for (int row = 0; row < rank; row++)
            {
                ulong* own = equal + (Place(slot, row) * Words);
                EqualRows(slot, plus[Place(slot, row)], minus[Place(slot, row)], own);
                own[row >> 6] &= ~(1UL << row);
                if (!IsEmpty(own)) shared[(slot * Words) + (row >> 6)] |= 1UL << row;
            }
        }
    }

    /// <summary>
    /// Replaces two products by three: a b c + d e f = a (b + e) c + (d - a) e f + a e (f - c), with the factors in any order and e, f of either sign.
    /// </summary>
    private bool TryPlus(RandomStream random)
    {
        for (int attempt = 0; attempt < PlusAttempts && rank > 1; attempt++)
        {
            ulong chance = NextRandom(random);
            int i = (int)((chance & 0xffffffff) * (uint)rank >> 32), j = (int)((chance >> 32) * (uint)rank >> 32);
            ulong turn = NextRandom(random);
            int x = (int)((turn >> 32) * 3 >> 32), y = (x + 1 + (int)(turn & 1)) % 3, z = 3 - x - y;
            if (i == j || AreEqual(x, i, j) || AreEqual(y, i, j) || AreEqual(z, i, j)) continue;
            (TWord P, TWord M) a = Get(x, i), b = Get(y, i), c = Get(z, i), d = Get(x, j), e = Get(y, j), f = Get(z, j);
            if (TRing.IsSigned && IsNegative(i)) c = (c.M, c.P);
            if (TRing.IsSigned && IsNegative(j)) f = (f.M, f.P);
            if (TRing.IsSigned && (turn & 2) != 0) (e, f) = ((e.M, e.P), (f.M, f.P));
            if (!TRing.TryAdd(b.P, b.M, e.P, e.M, out TWord sum, out TWord sumMinus)
                || !TRing.TryAdd(d.P, d.M, TRing.IsSigned ? a.M : a.P, TRing.IsSigned ? a.P : a.M, out TWord first, out TWord firstMinus)
                || !TRing.TryAdd(f.P, f.M, TRing.IsSigned ? c.M : c.P, TRing.IsSigned ? c.P : c.M, out TWord third, out TWord thirdMinus)) continue;
            SetNegative(i, false);
            SetNegative(j, false);
            SetNegative(rank, false);
            int k = rank++;
            Put(x, i, a.P, a.M);
            Put(y, i, sum, sumMinus);
            Put(z, i, c.P, c.M);
            Put(x, j, first, firstMinus);
            Put(y, j, e.P, e.M);
            Put(z, j, f.P, f.M);
            Put(x, k, a.P, a.M);
            Put(y, k, e.P, e.M);
            Put(z, k, third, thirdMinus);
            RemoveZeros();
            FindShared();
            return true;
        }
        return false;
    }

    private bool AreEqual(int slot, int i, int j) => plus[Place(slot, i)] == plus[Place(slot, j)] && minus[Place(slot, i)] == minus[Place(slot, j)];

    private (TWord P, TWord M) Get(int slot, int row) => (plus[Place(slot, row)], minus[Place(slot, row)]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(int slot, int row) => (slot * MostRows) + row;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong NextRandom(RandomStream random)
    {
        if (poolNext == RandomWords)
        {
            random.Fill(pool);
            poolNext = 0;
        }
        return pool[poolNext++];
    }

    private void Free()
    {
        if (plus == null) return;
        NativeMemory.AlignedFree(plus);
        NativeMemory.AlignedFree(minus);
        NativeMemory.AlignedFree(equal);
        NativeMemory.AlignedFree(shared);
        plus = null;
        minus = null;
        equal = null;
        shared = null;
        negative = null;
    }
}
