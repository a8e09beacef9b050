namespace Mathesis.Scripting;

/// <summary>Elements and slices.</summary>
internal static class Items
{
    public static object Get(object container, object index)
    {
        switch (container)
        {
            case ListValue list when index is long place:
                if (place < 0) place += list.Count;
                return (ulong)place < (ulong)list.Count ? list.Items[place] : throw Fault.Index("list index out of range");
            case DictionaryValue dictionary:
                return dictionary.Get(index);
            case TupleValue tuple when index is not SliceValue:
                return tuple.Items[Place(index, tuple.Count, "tuple")];
            case string text when index is not SliceValue:
                return Text.Character(text[Place(index, text.Length, "string")]);
            case ListValue list when index is not SliceValue:
                return list.Items[Place(index, list.Count, "list")];
            case RangeValue range when index is not SliceValue:
                long wanted = Number.Long(index);
                if (wanted < 0) wanted += range.Count;
                return wanted >= 0 && wanted < range.Count ? Number.Box(range[wanted]) : throw Fault.Index("range object index out of range");
            case DequeValue deque:
                return deque[Place(index, deque.Count, "deque")];
            case InstanceValue instance when instance.Class.Lookup("__getitem__") is { } method:
                return Machine.Current.Call(method, container, index);
        }
        if (index is SliceValue slice)
        {
            switch (container)
            {
                case ListValue list: return new ListValue(Slice(list.Items.AsSpan(0, list.Count), slice));
                case TupleValue tuple: return new TupleValue(Slice(tuple.Items, slice));
                case string text: return Slice(text, slice);
                case RangeValue range when range.Count <= int.MaxValue:
                    (int start, int step, int count) = slice.For((int)range.Count);
                    return new RangeValue(range.Start + (start * range.Step), range.Start + ((start + ((long)step * count)) * range.Step), range.Step * step);
            }
        }
        // list[int] and the like, in annotations that are kept in a variable.
        if (container is ClassValue type) return type.IsNative ? type : throw Fault.Type($"type '{type.Name}' is not subscriptable");
        if (container is MatchValue match) return match.Group(match.Number(index));
        throw Fault.Type($"'{Classes.Of(container).Name}' object is not subscriptable");
    }

    public static void Set(object container, object index, object value)
    {
        switch (container)
        {
            case ListValue list when index is long place:
                if (place < 0) place += list.Count;
                if ((ulong)place >= (ulong)list.Count) throw Fault.Index("list assignment index out of range");
                list.Items[place] = value;
                return;
            case DictionaryValue dictionary:
                dictionary.Set(index, value);
                return;
            case ListValue list when index is SliceValue slice:
                SetSlice(list, slice, value);
                return;
            case ListValue list:
                list.Items[Place(index, list.Count, "list", "list assignment index out of range")] = value;
                return;
            case DequeValue deque:
                deque[Place(index, deque.Count, "deque")] = value;
                return;
            case InstanceValue instance when instance.Class.Lookup("__setitem__") is { } method:
                Machine.Current.Call(method, container, index, value);
                return;
            default:
                throw Fault.Type($"'{Classes.Of(container).Name}' object does not support item assignment");
        }
    }

    public static void Delete(object container, object index)
    {
        switch (container)
        {
            case DictionaryValue dictionary:
                if (!dictionary.Remove(index, out _)) throw Fault.Key(index);
                return;
            case ListValue list when index is SliceValue slice:
                DeleteSlice(list, slice);
                return;
            case ListValue list:
                list.RemoveAt(Place(index, list.Count, "list", "list assignment index out of range"));
                return;
            case DequeValue deque:
                deque.RemoveAt(Place(index, deque.Count, "deque"));
                return;
            case InstanceValue instance when instance.Class.Lookup("__delitem__") is { } method:
                Machine.Current.Call(method, container, index);
                return;
            default:
                throw Fault.Type($"'{Classes.Of(container).Name}' object doesn't support item deletion");
        }
    }

    private static int Place(object index, int length, string kind, string? message = null)
    {
        object number = Number.Index(index, $"{kind} indices must be integers or slices, not {Classes.Of(index).Name}");
        if (number is not long place) throw Fault.Index("cannot fit 'int' into an index-sized integer");
        if (place < 0) place += length;
        return place >= 0 && place < length ? (int)place : throw Fault.Index(message ?? $"{kind} index out of range");
    }

    private static object[] Slice(ReadOnlySpan<object> items, SliceValue slice)
    {
        (int start, int step, int count) = slice.For(items.Length);
        Machine.Current.Allocate(8L * count);
        Machine.Current.Charge(count / 16);
        if (step == 1) return items.Slice(start, count).ToArray();
        object[] result = new object[count];
        for (int i = 0, place = start; i < count; i++, place += step) result[i] = items[place];
        return result;
    }

    private static string Slice(string text, SliceValue slice)
    {
        (int start, int step, int count) = slice.For(text.Length);
        if (count <= 1) return count == 0 ? "" : Text.Character(text[start]);
        Machine.Current.Allocate(2L * count);
        Machine.Current.Charge(count / 64);
        if (step == 1) return text.Substring(start, count);
        return string.Create(count, (text, start, step), static (result, state) =>
        {
            for (int i = 0, place = state.start; i < result.Length; i++, place += state.step) result[i] = state.text[place];
        });
    }

    private static void SetSlice(ListValue list, SliceValue slice, object value)
    {
        object[] items = Iteration.CanStart(value) ? Iteration.ToArray(value) : throw Fault.Type("can only assign an iterable");
        (int start, int step, int count) = slice.For(list.Count);
        if (step != 1)
        {
            if (items.Length != count) throw Fault.Value($"attempt to assign sequence of size {items.Length} to extended slice of size {count}");
            for (int i = 0, place = start; i < count; i++, place += step) list.Items[place] = items[i];
            return;
        }
        int length = list.Count - count + items.Length;
        Machine.Current.Allocate(24L * length);
        Machine.Current.Charge(length / 16);
        object[] result = new object[length];
        Array.Copy(list.Items, result, start);
        Array.Copy(items, 0, result, start, items.Length);
        Array.Copy(list.Items, start + count, result, start + items.Length, list.Count - start - count);
        list.Replace(result, length);
    }

    private static void DeleteSlice(ListValue list, SliceValue slice)
    {
        (int start, int step, int count) = slice.For(list.Count);
        if (count == 0) return;
        bool[] gone = new bool[list.Count];
        for (int i = 0, place = start; i < count; i++, place += step) gone[place] = true;
        Machine.Current.Charge(list.Count / 16);
        object[] kept = [.. list.Items.Take(list.Count).Where((_, place) => !gone[place])];
        list.Replace(kept, kept.Length);
    }
}
