namespace Mathesis.Scripting;

/// <summary>A dictionary that keeps the order of insertion.</summary>
internal class DictionaryValue : ScriptObject
{
    private Entry[] entries = [];
    private int[] buckets = [];
    private int used;

    public DictionaryValue() => Machine.Current.Allocate(80);

    public int Count { get; private set; }

    /// <summary>The places that were used, some of them empty since: iteration walks over them.</summary>
    public int Used => used;

    public override ClassValue Class => Classes.Dict;

    /// <summary>What is returned, and perhaps kept, for a key that is missing; null to raise KeyError.</summary>
    public virtual object? Missing(object key) => null;

    /// <summary>A new empty dictionary of the same kind.</summary>
    public virtual DictionaryValue CreateEmpty() => new();

    /// <summary>The entry at a place; false if it was removed.</summary>
    public bool TryEntry(int place, out object key, out object value)
    {
        ref Entry entry = ref entries[place];
        (key, value) = (entry.Key!, entry.Value!);
        return entry.Key is not null;
    }

    public bool TryGet(object key, out object value)
    {
        int place = Find(key, Hashing.Of(key));
        value = place < 0 ? null! : entries[place].Value!;
        return place >= 0;
    }

    public bool Contains(object key) => Find(key, Hashing.Of(key)) >= 0;

    public object Get(object key) => TryGet(key, out object value) ? value : Missing(key) ?? throw Fault.Key(key);

    public void Set(object key, object value)
    {
        long hash = Hashing.Of(key);
        int place = Find(key, hash);
        if (place >= 0)
        {
            entries[place].Value = value;
            return;
        }
        if (used == entries.Length) Grow();
        ref int bucket = ref buckets[Bucket(hash)];
        entries[used] = new Entry { Hash = hash, Key = key, Value = value, Next = bucket - 1 };
        bucket = ++used;
        Count++;
    }

    public bool Remove(object key, out object value)
    {
        long hash = Hashing.Of(key);
        value = null!;
        int place = Find(key, hash);
        if (place < 0) return false;
        value = entries[place].Value!;
        Unlink(place, hash);
        return true;
    }

    /// <summary>Removes the first or last entry.</summary>
    public bool TryPop(bool last, out object key, out object value)
    {
        (key, value) = (null!, null!);
        if (Count == 0) return false;
        int place = last ? used - 1 : 0;
        while (entries[place].Key is null) place += last ? -1 : 1;
        if (!last) Machine.Current.Charge(place / 16);
        (key, value) = (entries[place].Key!, entries[place].Value!);
        Unlink(place, entries[place].Hash);
        if (last) used = place;
        return true;
    }

    public void Clear()
    {
        (entries, buckets, used, Count) = ([], [], 0, 0);
    }

    public void CopyTo(DictionaryValue other)
    {
        for (int i = 0; i < used; i++)
            if (entries[i].Key is { } key) other.Set(key, entries[i].Value!);
        Machine.Current.Charge(Count / 4);
    }

    public object[] Keys() => Collect(static (key, _) => key);

    public object[] Values() => Collect(static (_, value) => value);

    public object[] Items() => Collect(static (key, value) => new TupleValue([key, value]));

    private object[] Collect(Func<object, object, object> select)
    {
        Machine.Current.Allocate(24L * Count);
        object[] items = new object[Count];
        int count = 0;
        for (int i = 0; i < used; i++)
            if (entries[i].Key is { } key) items[count++] = select(key, entries[i].Value!);
        return items;
    }

    private int Bucket(long hash) => (int)((ulong)(hash ^ (hash >> 32)) & (ulong)(buckets.Length - 1));

    private int Find(object key, long hash)
    {
        if (buckets.Length == 0) return -1;
        int place = buckets[Bucket(hash)] - 1, turns = 0;
        while (place >= 0)
        {
            ref Entry entry = ref entries[place];
            if (entry.Hash == hash && Operators.SameOrEqual(entry.Key!, key)) return place;
            place = entry.Next;
            if (++turns % 64 == 0) Machine.Current.Charge(64);
        }
        return -1;
    }

    private void Unlink(int place, long hash)
    {
        ref int link = ref buckets[Bucket(hash)];
        if (link - 1 == place)
        {
            link = entries[place].Next + 1;
        }
        else
        {
            int before = link - 1;
            while (entries[before].Next != place) before = entries[before].Next;
            entries[before].Next = entries[place].Next;
        }
        entries[place] = default;
        Count--;
    }

    private void Grow()
    {
        // A table full of removed entries is swept, another one doubled.
        int capacity = Count < used / 2 ? entries.Length : Math.Max(8, entries.Length * 2);
        Machine.Current.Allocate(64L * (capacity - entries.Length));
        Entry[] old = entries;
        int oldUsed = used;
        entries = new Entry[capacity];
        buckets = new int[capacity];
        used = 0;
        for (int i = 0; i < oldUsed; i++)
        {
            if (old[i].Key is null) continue;
            ref int bucket = ref buckets[Bucket(old[i].Hash)];
            entries[used] = old[i] with { Next = bucket - 1 };
            bucket = ++used;
        }
    }

    private record struct Entry
    {
        public long Hash;
        public object? Key;
        public object? Value;
        public int Next;
    }
}
