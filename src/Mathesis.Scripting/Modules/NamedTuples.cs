namespace Mathesis.Scripting;

/// <summary>Classes of tuples whose elements have names.</summary>
internal static class NamedTuples
{
    public static ClassValue Create(string name, string[] fields, object[] defaults)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        var table = new NativeTable(members);
        for (int i = 0; i < fields.Length; i++)
        {
            int index = i;
            table.Property(fields[i], self => ((TupleValue)self).Items[index]);
        }
        table.Constant("_fields", new TupleValue([.. fields]));
        table.Add("_asdict(self)", (_, a) =>
        {
            var dictionary = new DictionaryValue();
            for (int i = 0; i < fields.Length; i++) dictionary.Set(fields[i], ((TupleValue)a[0]).Items[i]);
            return dictionary;
        });
        table.Add("_replace(self, /, **kwargs)", (_, a) =>
        {
            var self = (TupleValue)a[0];
            var changes = (DictionaryValue)a[1];
            object[] items = [.. self.Items];
            foreach (object key in changes.Keys())
                items[Array.IndexOf(fields, (string)key) is >= 0 and var place ? place : throw Fault.Value($"Got unexpected field names: [{Text.Repr(key)}]")] = changes.Get(key);
            return new TupleValue(items, self.Class);
        });
        table.Constant("_make", new ClassMethodValue(new NativeFunction("_make(cls, iterable)", (machine, a) => machine.CallWith(a[0], Iteration.ToArray(a[1]), []))));
        int required = fields.Length - defaults.Length;
        var constructor = new NativeFunction($"{name}({string.Join(", ", fields.Select((field, i) => i < required ? field : field + "?"))})", (_, a) =>
        {
            object[] items = [.. a];
            for (int i = required; i < items.Length; i++) items[i] ??= defaults[i - required];
            return new TupleValue(items);
        });
        return new ClassValue(name, [Classes.Tuple], members, (machine, type, arguments, keywords) => new TupleValue(((TupleValue)constructor.Call(machine, arguments, keywords)).Items, type), fields);
    }

    /// <summary>collections.namedtuple.</summary>
    public static ClassValue Create(object[] a)
    {
        string[] fields = a[1] is string text
            ? text.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)
            : [.. Iteration.ToArray(a[1]).Select(item => item as string ?? throw Fault.Type("Type names and field names must be strings"))];
        foreach (string field in fields)
            if (field.Length == 0 || !(char.IsLetter(field[0]) || field[0] == '_') || !field.All(c => c == '_' || char.IsLetterOrDigit(c)) || field[0] == '_')
                throw Fault.Value(field.StartsWith('_') ? $"Field names cannot start with an underscore: {Text.Repr(field)}" : $"Type names and field names must be valid identifiers: {Text.Repr(field)}");
        if (fields.Distinct().Count() != fields.Length) throw Fault.Value("Encountered duplicate field name");
        object[] defaults = a[2] is null or None ? [] : Iteration.ToArray(a[2]);
        if (defaults.Length > fields.Length) throw Fault.Type("Got more default values than field names");
        Machine.Current.Allocate(2000 + (200L * fields.Length));
        return Create((string)a[0], fields, defaults);
    }
}
