namespace Mathesis.Scripting;

/// <summary>Walking over values.</summary>
internal static class Iteration
{
    public static bool CanStart(object value) => value is string or ListValue or TupleValue or DictionaryValue or SetValue or RangeValue or IteratorValue or DictionaryView or DequeValue
        || (value is InstanceValue instance && (instance.Class.Lookup("__iter__") ?? instance.Class.Lookup("__getitem__")) is not null);

    public static IteratorValue Start(object value)
    {
        switch (value)
        {
            case IteratorValue iterator: return iterator;
            case ListValue list: return new ListIterator(list);
            case RangeValue range: return new RangeIterator(range.Start, range.Count, range.Step);
            case TupleValue tuple: return new TupleIterator(tuple.Items);
            case string text: return new TextIterator(text);
            case DictionaryValue dictionary: return new DictionaryIterator(dictionary, DictionaryPart.Keys);
            case DictionaryView view: return new DictionaryIterator(view.Dictionary, view.Part);
            case SetValue set: return new SetIterator(set);
            case DequeValue deque: return new DequeIterator(deque);
            case InstanceValue instance when instance.Class.Lookup("__iter__") is { } method:
                object started = Machine.Current.Call(method, instance);
                if (started is IteratorValue own) return own;
                return Classes.Of(started).Lookup("__next__") is not null ? new CallIterator(started) : throw Fault.Type($"iter() returned non-iterator of type '{Classes.Of(started).Name}'");
            case InstanceValue instance when instance.Class.Lookup("__getitem__") is not null: return new ItemIterator(instance);
            default: throw Fault.Type($"'{Classes.Of(value).Name}' object is not iterable");
        }
    }

    /// <summary>All elements, each of them a step.</summary>
    public static object[] ToArray(object value)
    {
        switch (value)
        {
            case ListValue list:
                Machine.Current.Charge(list.Count / 16);
                return list.ToArray();
            case TupleValue tuple: return tuple.Items;
            case SetValue set:
                Machine.Current.Charge(set.Count / 4);
                return set.ToArray();
            case DictionaryValue dictionary:
                Machine.Current.Charge(dictionary.Count / 4);
                return dictionary.Keys();
            case DictionaryView view:
                Machine.Current.Charge(view.Dictionary.Count / 4);
                return view.ToArray();
        }
        ListValue collected = ToList(value);
        return collected.Count == collected.Items.Length ? collected.Items : collected.ToArray();
    }

    public static ListValue ToList(object value)
    {
        var list = new ListValue();
        list.Extend(value);
        return list;
    }

    /// <summary>The elements, lazily.</summary>
    public static IEnumerable<object> Each(object value)
    {
        IteratorValue iterator = Start(value);
        while (iterator.Next() is { } item)
        {
            Machine.Current.Step();
            yield return item;
        }
    }

    public static bool HasLength(object value) => value is string or ListValue or TupleValue or DictionaryValue or SetValue or RangeValue or DictionaryView or DequeValue
        || (value is InstanceValue instance && instance.Class.Lookup("__len__") is not null);

    public static long Length(object value)
    {
        switch (value)
        {
            case string text: return text.Length;
            case ListValue list: return list.Count;
            case TupleValue tuple: return tuple.Count;
            case DictionaryValue dictionary: return dictionary.Count;
            case SetValue set: return set.Count;
            case RangeValue range: return range.Count;
            case DictionaryView view: return view.Dictionary.Count;
            case DequeValue deque: return deque.Count;
            case InstanceValue instance when instance.Class.Lookup("__len__") is { } method:
                long length = Number.Long(Machine.Current.Call(method, instance));
                return length < 0 ? throw Fault.Value("__len__() should return >= 0") : length;
            default: throw Fault.Type($"object of type '{Classes.Of(value).Name}' has no len()");
        }
    }
}
