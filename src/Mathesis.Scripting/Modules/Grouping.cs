namespace Mathesis.Scripting;

/// <summary>itertools.groupby.</summary>
internal static class Grouping
{
    public static IEnumerable<object> Groups(Machine machine, IteratorValue source, object? key)
    {
        object? item = source.Next(), itemKey = item is null ? null : Key(item);
        while (item is not null)
        {
            object current = itemKey!;
            var turn = new object();
            object owner = turn;
            yield return new TupleValue([current, new EnumerableIterator(Members(current, () => ReferenceEquals(owner, turn)))]);
            owner = source;
            // What the script did not take of the group is skipped.
            while (item is not null && Operators.SameOrEqual(itemKey!, current)) Advance();
        }

        IEnumerable<object> Members(object current, Func<bool> isOpen)
        {
            while (isOpen() && item is not null && Operators.SameOrEqual(itemKey!, current))
            {
                object member = item;
                Advance();
                yield return member;
            }
        }

        void Advance()
        {
            machine.Step();
            item = source.Next();
            itemKey = item is null ? null : Key(item);
        }

        object Key(object value) => key is null ? value : machine.Call(key, value);
    }
}
