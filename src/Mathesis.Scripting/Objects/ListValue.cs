namespace Mathesis.Scripting;

/// <summary>A list.</summary>
internal sealed class ListValue : ScriptObject
{
    public ListValue()
    {
        Machine.Current.Allocate(64);
        Items = [];
    }

    /// <summary>Takes the array over.</summary>
    public ListValue(object[] items)
    {
        Machine.Current.Allocate(64 + (24L * items.Length));
        Items = items;
        Count = items.Length;
    }

    public object[] Items { get; private set; }

    public int Count { get; private set; }

    public override ClassValue Class => Classes.List;

    public void Add(object item)
    {
        if (Count == Items.Length) Grow(Count + 1);
        Items[Count++] = item;
    }

    public void Insert(int index, object item)
    {
        if (Count == Items.Length) Grow(Count + 1);
        Machine.Current.Charge((Count - index) / 64);
        Array.Copy(Items, index, Items, index + 1, Count - index);
        Items[index] = item;
        Count++;
    }

    public object RemoveAt(int index)
    {
        object item = Items[index];
        Count--;
        if (index < Count)
        {
            Machine.Current.Charge((Count - index) / 64);
            Array.Copy(Items, index + 1, Items, index, Count - index);
        }
        Items[Count] = null!;
        return item;
    }

    public void Clear()
    {
        Items = [];
        Count = 0;
    }

    /// <summary>Takes the array over as the new contents.</summary>
    public void Replace(object[] items, int count)
    {
        Items = items;
        Count = count;
    }

    /// <summary>Appends all elements of something that can be iterated.</summary>
    public void Extend(object source)
    {
        if (source is ListValue or TupleValue)
        {
            ReadOnlySpan<object> items = source is ListValue list ? list.Items.AsSpan(0, list.Count) : ((TupleValue)source).Items;
            int count = items.Length;
            Machine.Current.Charge(count / 16);
            if (Count + count > Items.Length)
            {
                object[] old = Items;
                Grow(Count + count);
                // A list may be extended by itself.
                if (source == this) items = old.AsSpan(0, count);
            }
            items.CopyTo(Items.AsSpan(Count));
            Count += count;
            return;
        }
        IteratorValue iterator = Iteration.Start(source);
        Machine machine = Machine.Current;
        while (iterator.Next() is { } item)
        {
            machine.Step();
            Add(item);
        }
    }

    public object[] ToArray()
    {
        Machine.Current.Allocate(24L * Count);
        return Items.AsSpan(0, Count).ToArray();
    }

    private void Grow(int least)
    {
        int capacity = Math.Max(Math.Max(4, least), Items.Length + (Items.Length / 2));
        Machine.Current.Allocate(24L * (capacity - Items.Length));
        object[] items = new object[capacity];
        Array.Copy(Items, items, Count);
        Items = items;
    }
}
