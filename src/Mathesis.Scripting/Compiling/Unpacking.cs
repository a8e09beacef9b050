namespace Mathesis.Scripting;

/// <summary>Takes a value apart for several targets.</summary>
internal static class Unpacking
{
    public static object[] Take(object value, int count)
    {
        switch (value)
        {
            case TupleValue tuple when tuple.Count == count: return tuple.Items;
            case ListValue list when list.Count == count: return list.ToArray();
        }
        IteratorValue iterator = Start(value);
        object[] items = new object[count];
        for (int i = 0; i < count; i++)
            items[i] = iterator.Next() ?? throw Fault.Value($"not enough values to unpack (expected {count}, got {i})");
        return iterator.Next() is null ? items : throw Fault.Value($"too many values to unpack (expected {count})");
    }

    /// <summary>Takes some elements at both ends; the others make a list between.</summary>
    public static object[] Take(object value, int before, int after)
    {
        Start(value);
        object[] all = Iteration.ToArray(value);
        if (all.Length < before + after) throw Fault.Value($"not enough values to unpack (expected at least {before + after}, got {all.Length})");
        return [.. all[..before], new ListValue(all[before..(all.Length - after)]), .. all[(all.Length - after)..]];
    }

    private static IteratorValue Start(object value) =>
        Iteration.CanStart(value) ? Iteration.Start(value) : throw Fault.Type($"cannot unpack non-iterable {Classes.Of(value).Name} object");
}
