namespace Mathesis.Scripting;

/// <summary>
/// A set or frozen set. The table is that of CPython 3.11 (probing, growth, order of operations), so that sets of numbers and of
/// tuples of numbers are iterated in the same order; strings have another, fixed hash here.
/// </summary>
internal sealed partial class SetValue : ScriptObject
{
    private const int LinearProbes = 9;
    private const int Smallest = 8;

    /// <summary>Stands where an element was removed.</summary>
    private static readonly object removed = new();

    private object?[] keys = new object?[Smallest];
    private long[] hashes = new long[Smallest];
    private int fill;
    private int finger;

    public SetValue(bool isFrozen = false)
    {
        IsFrozen = isFrozen;
        Machine.Current.Allocate(200);
    }

    public SetValue(object source, bool isFrozen)
        : this(isFrozen) => Update(source);

    public bool IsFrozen { get; }

    public int Count { get; private set; }

    public override ClassValue Class => IsFrozen ? Classes.FrozenSet : Classes.Set;

    private int Mask => keys.Length - 1;

    public bool Contains(object key) => Find(key, Hashing.Of(key)) >= 0;

    public bool Add(object key) => Add(key, Hashing.Of(key));

    public bool Remove(object key)
    {
        int place = Find(key, Hashing.Of(key));
        if (place < 0) return false;
        (keys[place], hashes[place]) = (removed, -1);
        Count--;
        return true;
    }

    public object? Pop()
    {
        if (Count == 0) return null;
        int place = finger & Mask;
        while (keys[place] is null || keys[place] == removed) place = place == Mask ? 0 : place + 1;
        object key = keys[place]!;
        (keys[place], hashes[place]) = (removed, -1);
        Count--;
        finger = place + 1;
        return key;
    }

    public void Clear()
    {
        (keys, hashes, fill, Count, finger) = (new object?[Smallest], new long[Smallest], 0, 0, 0);
    }

    /// <summary>The elements in the order of the table.</summary>
    public object[] ToArray()
    {
        Machine.Current.Allocate(24L * Count);
        object[] items = new object[Count];
        int count = 0;
        foreach (object? key in keys)
            if (key is not null && key != removed) items[count++] = key;
        return items;
    }

    /// <summary>The element at or after a place of the table; null at its end.</summary>
    public object? At(ref int place)
    {
        for (; place < keys.Length; place++)
            if (keys[place] is { } key && key != removed) return keys[place++];
        return null;
    }

    private int Find(object key, long hash)
    {
        ulong perturb = (ulong)hash;
        int place = (int)((ulong)hash & (ulong)Mask), turns = 0;
        while (true)
        {
            int probes = place + LinearProbes <= Mask ? LinearProbes : 0;
            for (int i = place; i <= place + probes; i++)
            {
                if (keys[i] is null) return -1;
                if (hashes[i] == hash && keys[i] != removed && Operators.SameOrEqual(keys[i]!, key)) return i;
            }
            perturb >>= 5;
            place = (int)((((ulong)place * 5) + 1 + perturb) & (ulong)Mask);
            if (++turns % 16 == 0) Machine.Current.Charge(64);
        }
    }

    private bool Add(object key, long hash)
    {
        ulong perturb = (ulong)hash;
        int place = (int)((ulong)hash & (ulong)Mask), turns = 0;
        while (true)
        {
            int probes = place + LinearProbes <= Mask ? LinearProbes : 0;
            for (int i = place; i <= place + probes; i++)
            {
                if (keys[i] is null)
                {
                    (keys[i], hashes[i]) = (key, hash);
                    fill++;
                    Count++;
                    if ((long)fill * 5 >= (long)Mask * 3) Resize(Growth);
                    return true;
                }
                if (hashes[i] == hash && keys[i] != removed && Operators.SameOrEqual(keys[i]!, key)) return false;
            }
            perturb >>= 5;
            place = (int)((((ulong)place * 5) + 1 + perturb) & (ulong)Mask);
            if (++turns % 16 == 0) Machine.Current.Charge(64);
        }
    }

    private long Growth => Count > 50_000 ? Count * 2L : Count * 4L;

    private void Resize(long least)
    {
        long size = Smallest;
        while (size <= least) size <<= 1;
        Machine.Current.Allocate(24 * size);
        (object?[] oldKeys, long[] oldHashes) = (keys, hashes);
        (keys, hashes) = (new object?[size], new long[size]);
        fill = Count;
        for (int i = 0; i < oldKeys.Length; i++)
            if (oldKeys[i] is { } key && key != removed) InsertClean(key, oldHashes[i]);
    }

    private void InsertClean(object key, long hash)
    {
        ulong perturb = (ulong)hash;
        int place = (int)((ulong)hash & (ulong)Mask);
        while (true)
        {
            int probes = place + LinearProbes <= Mask ? LinearProbes : 0;
            for (int i = place; i <= place + probes; i++)
            {
                if (keys[i] is not null) continue;
                (keys[i], hashes[i]) = (key, hash);
                return;
            }
            perturb >>= 5;
            place = (int)((((ulong)place * 5) + 1 + perturb) & (ulong)Mask);
        }
    }
}
