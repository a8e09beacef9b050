namespace Mathesis.Scripting;

/// <summary>A queue with two ends, perhaps of a greatest length.</summary>
internal sealed class DequeValue : ScriptObject
{
    private object[] items = [];
    private int first;

    public DequeValue(int? most) => Most = most;

    public DequeValue(object[] source, int? most)
        : this(most)
    {
        foreach (object item in source) Append(item);
    }

    public int? Most { get; }

    public int Count { get; private set; }

    /// <summary>How often elements came or went.</summary>
    public int Changes { get; private set; }

    public override ClassValue Class => Classes.Deque;

    public object this[int index]
    {
        get => items[Place(index)];
        set => items[Place(index)] = value;
    }

    public void Append(object item)
    {
        if (Most == 0) return;
        if (Count == Most) PopLeft();
        if (Count == items.Length) Grow();
        items[Place(Count)] = item;
        Count++;
        Changes++;
    }

    public void AppendLeft(object item)
    {
        if (Most == 0) return;
        if (Count == Most) Pop();
        if (Count == items.Length) Grow();
        first = (first - 1) & (items.Length - 1);
        items[first] = item;
        Count++;
        Changes++;
    }

    public object? Pop()
    {
        if (Count == 0) return null;
        int place = Place(Count - 1);
        object item = items[place];
        items[place] = null!;
        Count--;
        Changes++;
        return item;
    }

    public object? PopLeft()
    {
        if (Count == 0) return null;
        object item = items[first];
        items[first] = null!;
        first = (first + 1) & (items.Length - 1);
        Count--;
        Changes++;
        return item;
    }

    public void RemoveAt(int index)
    {
        Machine.Current.Charge(Count / 16);
        for (int i = index; i < Count - 1; i++) this[i] = this[i + 1];
        Pop();
    }

    public void Insert(int index, object item)
    {
        Machine.Current.Charge(Count / 16);
        Append(item);
        for (int i = Count - 1; i > index; i--) this[i] = this[i - 1];
        this[index] = item;
    }

    public void Clear()
    {
        (items, first, Count) = ([], 0, 0);
        Changes++;
    }

    public object[] ToArray()
    {
        Machine.Current.Allocate(24L * Count);
        Machine.Current.Charge(Count / 16);
        object[] result = new object[Count];
        for (int i = 0; i < Count; i++) result[i] = this[i];
        return result;
    }

    public DequeValue Copy() => new(ToArray(), Most);

    private int Place(int index) => (first + index) & (items.Length - 1);

    private void Grow()
    {
        int capacity = Math.Max(8, items.Length * 2);
        Machine.Current.Allocate(24L * (capacity - items.Length));
        object[] grown = new object[capacity];
        for (int i = 0; i < Count; i++) grown[i] = this[i];
        (items, first) = (grown, 0);
    }
}
