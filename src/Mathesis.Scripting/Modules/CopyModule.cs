namespace Mathesis.Scripting;

/// <summary>The module copy.</summary>
internal static class CopyModule
{
    public static void Define(NativeTable table)
    {
        table.Add("copy(x)", (_, a) => Copy(a[0], value => value));
        table.Add("deepcopy(x, memo?)", (machine, a) => Deep(machine, a[0], new Dictionary<object, object>(ReferenceEqualityComparer.Instance)));
    }

    private static object Deep(Machine machine, object value, Dictionary<object, object> known)
    {
        if (value is not ScriptObject) return value;
        if (known.TryGetValue(value, out object? copy)) return copy;
        machine.Enter();
        object result = Copy(value, item => Deep(machine, item, known), made => known[value] = made);
        machine.Leave();
        return result;
    }

    private static object Copy(object value, Func<object, object> item, Action<object>? note = null)
    {
        switch (value)
        {
            case ListValue list:
                var items = new ListValue();
                note?.Invoke(items);
                foreach (object element in list.ToArray()) items.Add(item(element));
                return items;
            case TupleValue tuple:
                object[] elements = [.. tuple.Items.Select(item)];
                return elements.SequenceEqual(tuple.Items, ReferenceEqualityComparer.Instance) ? tuple : new TupleValue(elements, tuple.NamedClass);
            case DictionaryValue dictionary:
                DictionaryValue entries = dictionary.CreateEmpty();
                note?.Invoke(entries);
                foreach (object key in dictionary.Keys()) entries.Set(item(key), item(dictionary.Get(key)));
                return entries;
            case SetValue set:
                return note is null ? set.Copy() : new SetValue(new ListValue([.. set.ToArray().Select(item)]), set.IsFrozen);
            case DequeValue deque:
                return new DequeValue([.. deque.ToArray().Select(item)], deque.Most);
            case ExceptionValue:
                return value;
            case InstanceValue instance:
                var made = new InstanceValue(instance.Class);
                note?.Invoke(made);
                foreach ((_, int slot) in instance.Class.Slots)
                    if (instance[slot] is { } field) made[slot] = item(field);
                return made;
            case GeneratorValue:
                throw Fault.Type("cannot copy 'generator' object");
            default:
                return value;
        }
    }
}
