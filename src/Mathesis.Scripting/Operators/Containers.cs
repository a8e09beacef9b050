namespace Mathesis.Scripting;

/// <summary>Operators on strings and containers.</summary>
internal static class Containers
{
    /// <summary>An operator; null if the operands have none.</summary>
    public static object? Binary(BinaryOperator operation, object a, object b)
    {
        if (a is CounterValue x && b is CounterValue y) return CounterValue.Combine(operation, x, y);
        switch (operation)
        {
            case BinaryOperator.Add: return Concatenate(a, b);
            case BinaryOperator.Multiply when Number.IsInteger(b) || b is bool: return Repeat(a, b) ?? (Number.IsInteger(a) ? Repeat(b, a) : null);
            case BinaryOperator.Multiply when Number.IsInteger(a): return Repeat(b, a);
            case BinaryOperator.Modulo when a is string format: return PercentFormatter.Format(format, b);
        }
        if (a is DictionaryValue left && b is DictionaryValue right && operation == BinaryOperator.Or)
        {
            DictionaryValue merged = left.CreateEmpty();
            left.CopyTo(merged);
            right.CopyTo(merged);
            return merged;
        }
        // Views of keys and of items behave like sets.
        if (a is DictionaryView { Part: not DictionaryPart.Values } && Iteration.CanStart(b)) return Algebra(operation, new SetValue(a, isFrozen: false), b as SetValue ?? new SetValue(b, isFrozen: false));
        if (a is SetValue set && b is DictionaryView { Part: not DictionaryPart.Values }) return Algebra(operation, set, new SetValue(b, isFrozen: false));
        return a is SetValue one && b is SetValue other ? Algebra(operation, one, other) : null;
    }

    private static SetValue? Algebra(BinaryOperator operation, SetValue a, SetValue b) => operation switch
    {
        BinaryOperator.Or => a.Union(b),
        BinaryOperator.And => a.Intersection(b),
        BinaryOperator.Subtract => a.Difference(b),
        BinaryOperator.Xor => a.SymmetricDifference(b) is var result && result.IsFrozen == a.IsFrozen ? result : new SetValue(result, a.IsFrozen),
        _ => null,
    };

    /// <summary>An operator that changes its left operand; false if that cannot be changed.</summary>
    public static bool InPlace(BinaryOperator operation, object a, object b)
    {
        switch (a)
        {
            case ListValue list when operation == BinaryOperator.Add:
                list.Extend(b);
                return true;
            case ListValue list when operation == BinaryOperator.Multiply && Number.IsInteger(b):
                var repeated = (ListValue)Repeat(list, b)!;
                list.Replace(repeated.Items, repeated.Count);
                return true;
            case DequeValue deque when operation == BinaryOperator.Add:
                foreach (object item in Iteration.ToArray(b)) deque.Append(item);
                return true;
            case CounterValue:
                return false;
            case DictionaryValue dictionary when operation == BinaryOperator.Or:
                DictionaryMethods.Update(dictionary, b);
                return true;
            case SetValue { IsFrozen: false } set when b is SetValue or DictionaryView { Part: not DictionaryPart.Values }:
                switch (operation)
                {
                    case BinaryOperator.Or: set.Update(b); return true;
                    case BinaryOperator.And: set.Become(set.Intersection(b)); return true;
                    case BinaryOperator.Subtract: set.Subtract(b); return true;
                    case BinaryOperator.Xor: set.Toggle(b); return true;
                    default: return false;
                }
            default:
                return false;
        }
    }

    private static object? Concatenate(object a, object b)
    {
        Machine machine = Machine.Current;
        switch (a, b)
        {
            case (string s, string t):
                machine.Allocate(2L * (s.Length + t.Length));
                machine.Charge((s.Length + t.Length) / 256);
                return string.Concat(s, t);
            case (ListValue s, ListValue t):
                object[] items = new object[s.Count + t.Count];
                machine.Charge(items.Length / 16);
                Array.Copy(s.Items, items, s.Count);
                Array.Copy(t.Items, 0, items, s.Count, t.Count);
                return new ListValue(items);
            case (TupleValue s, TupleValue t):
                machine.Allocate(8L * (s.Count + t.Count));
                machine.Charge((s.Count + t.Count) / 16);
                return new TupleValue([.. s.Items, .. t.Items]);
            case (DequeValue s, DequeValue t):
                DequeValue copy = s.Copy();
                foreach (object item in t.ToArray()) copy.Append(item);
                return copy;
            case (string, _):
                throw Fault.Type($"can only concatenate str (not \"{Classes.Of(b).Name}\") to str");
            case (ListValue, _):
                throw Fault.Type($"can only concatenate list (not \"{Classes.Of(b).Name}\") to list");
            case (TupleValue, _):
                throw Fault.Type($"can only concatenate tuple (not \"{Classes.Of(b).Name}\") to tuple");
            default:
                return null;
        }
    }

    /// <summary>Whether a value can be repeated by an integer.</summary>
    public static bool CanRepeat(object value) => value is string or ListValue or TupleValue or DequeValue;

    private static object? Repeat(object sequence, object count)
    {
        int length = sequence switch { string s => s.Length, ListValue l => l.Count, TupleValue t => t.Count, DequeValue d => d.Count, _ => -1 };
        if (length < 0) return null;
        long times = Math.Max(0, Number.Long(count));
        Int128 total = (Int128)length * times;
        Machine machine = Machine.Current;
        // Asked for before the array is made, so that an enormous one is refused.
        machine.Allocate(total > int.MaxValue / 2 ? long.MaxValue / 2 : (long)total * (sequence is string ? 2 : 8));
        int size = (int)total;
        machine.Charge(size / 16);
        if (sequence is string { Length: 1 } one) return new string(one[0], size);
        if (sequence is string text) return new System.Text.StringBuilder(size).Insert(0, text, size == 0 ? 0 : (int)times).ToString();
        ReadOnlySpan<object> items = sequence switch { ListValue l => l.Items.AsSpan(0, l.Count), TupleValue t => t.Items, _ => ((DequeValue)sequence).ToArray() };
        object[] result = new object[size];
        for (int i = 0; i < size; i += length) items.CopyTo(result.AsSpan(i));
        return sequence switch { ListValue => new ListValue(result), TupleValue => new TupleValue(result), DequeValue d => new DequeValue(result, d.Most), _ => null };
    }

    public static bool Contains(object container, object item)
    {
        switch (container)
        {
            case DictionaryValue dictionary: return dictionary.Contains(item);
            case SetValue set: return set.Contains(item is SetValue { IsFrozen: false } inner ? inner.Copy(isFrozen: true) : item);
            case string text:
                if (item is not string part) throw Fault.Type($"'in <string>' requires string as left operand, not {Classes.Of(item).Name}");
                TextMethods.PaySearch(text.Length, part.Length);
                return text.Contains(part, StringComparison.Ordinal);
            case ListValue list:
                Machine machine = Machine.Current;
                for (int i = 0; i < list.Count; i++)
                {
                    if ((i & 15) == 15) machine.Step();
                    if (Operators.SameOrEqual(list.Items[i], item)) return true;
                }
                return false;
            case TupleValue tuple:
                Machine.Current.Charge(tuple.Count / 16);
                return Array.Exists(tuple.Items, other => Operators.SameOrEqual(other, item));
            case RangeValue range when item is long or bool: return range.Contains(Number.Long(item));
            case DictionaryView view:
                Machine.Current.Charge(view.Part == DictionaryPart.Values ? view.Dictionary.Count / 16 : 0);
                return view.Contains(item);
            case InstanceValue instance when instance.Class.Lookup("__contains__") is { } method:
                return Operators.IsTrue(Machine.Current.Call(method, container, item));
        }
        if (!Iteration.CanStart(container)) throw Fault.Type($"argument of type '{Classes.Of(container).Name}' is not iterable");
        IteratorValue iterator = Iteration.Start(container);
        while (iterator.Next() is { } other)
        {
            Machine.Current.Step();
            if (Operators.SameOrEqual(other, item)) return true;
        }
        return false;
    }

    public static bool AreEqual(object a, object b)
    {
        Machine machine = Machine.Current;
        machine.Enter();
        bool equal = AreEqual(machine, a, b);
        machine.Leave();
        return equal;
    }

    private static bool AreEqual(Machine machine, object a, object b)
    {
        switch (a, b)
        {
            case (ListValue x, ListValue y):
                if (x.Count != y.Count) return false;
                for (int i = 0; i < x.Count && i < y.Count; i++)
                {
                    if ((i & 15) == 15) machine.Step();
                    if (!Operators.SameOrEqual(x.Items[i], y.Items[i])) return false;
                }
                return x.Count == y.Count;
            case (TupleValue x, TupleValue y):
                return AreEqual(x.Items, y.Items);
            case (DequeValue x, DequeValue y):
                return AreEqual(x.ToArray(), y.ToArray());
            case (SetValue x, SetValue y):
                return x.Count == y.Count && x.IsSubsetOf(y);
            case (DictionaryValue x, DictionaryValue y):
                if (x is CounterValue && y is CounterValue) return CounterValue.AreEqual((CounterValue)x, (CounterValue)y);
                if (x.Count != y.Count) return false;
                if (x.Class == Classes.OrderedDict && y.Class == Classes.OrderedDict && !AreEqual(x.Keys(), y.Keys())) return false;
                foreach (object key in x.Keys())
                {
                    machine.Step();
                    if (!y.TryGet(key, out object other) || !Operators.SameOrEqual(x.Get(key), other)) return false;
                }
                return true;
            case (RangeValue x, RangeValue y):
                return x.Count == y.Count && (x.Count == 0 || (x.Start == y.Start && (x.Count == 1 || x.Step == y.Step)));
            case (DictionaryView x, DictionaryView y) when x.Part != DictionaryPart.Values && y.Part != DictionaryPart.Values:
                return AreEqual(new SetValue(x, isFrozen: false), new SetValue(y, isFrozen: false));
            case (DictionaryView { Part: not DictionaryPart.Values } x, SetValue y):
                return AreEqual(new SetValue(x, isFrozen: false), y);
            case (SetValue x, DictionaryView { Part: not DictionaryPart.Values } y):
                return AreEqual(x, new SetValue(y, isFrozen: false));
            case (BoundMethod x, BoundMethod y):
                return ReferenceEquals(x.Self, y.Self) && x.Function == y.Function;
            default:
                return false;
        }
    }

    private static bool AreEqual(object[] a, object[] b)
    {
        if (a.Length != b.Length) return false;
        Machine.Current.Charge(a.Length / 16);
        for (int i = 0; i < a.Length; i++)
            if (!Operators.SameOrEqual(a[i], b[i])) return false;
        return true;
    }

    /// <summary>An ordering comparison; null if the operands have none.</summary>
    public static bool? Order(ComparisonOperator comparison, object a, object b) => (a, b) switch
    {
        (ListValue x, ListValue y) => Order(comparison, x.Items.AsSpan(0, x.Count), y.Items.AsSpan(0, y.Count)),
        (TupleValue x, TupleValue y) => Order(comparison, x.Items, y.Items),
        (DequeValue x, DequeValue y) => Order(comparison, x.ToArray(), y.ToArray()),
        (CounterValue x, CounterValue y) => CounterValue.Order(comparison, x, y),
        (SetValue x, SetValue y) => Inclusion(comparison, x, y),
        (DictionaryView { Part: not DictionaryPart.Values } x, SetValue or DictionaryView { Part: not DictionaryPart.Values }) => Inclusion(comparison, new SetValue(x, isFrozen: false), b as SetValue ?? new SetValue(b, isFrozen: false)),
        (SetValue x, DictionaryView { Part: not DictionaryPart.Values } y) => Inclusion(comparison, x, new SetValue(y, isFrozen: false)),
        _ => null,
    };

    private static bool Inclusion(ComparisonOperator comparison, SetValue x, SetValue y) => comparison switch
    {
        ComparisonOperator.LessEqual => x.IsSubsetOf(y),
        ComparisonOperator.Less => x.Count < y.Count && x.IsSubsetOf(y),
        ComparisonOperator.GreaterEqual => y.IsSubsetOf(x),
        _ => y.Count < x.Count && y.IsSubsetOf(x),
    };

    private static bool Order(ComparisonOperator comparison, ReadOnlySpan<object> a, ReadOnlySpan<object> b)
    {
        Machine machine = Machine.Current;
        machine.Enter();
        int i = 0, common = Math.Min(a.Length, b.Length);
        while (i < common && Operators.SameOrEqual(a[i], b[i])) i++;
        machine.Charge(i / 16);
        bool result = i < common ? Comparison.Test(comparison, a[i], b[i]) : Comparison.Holds(comparison, a.Length.CompareTo(b.Length));
        machine.Leave();
        return result;
    }
}
