namespace Mathesis.Scripting;

/// <summary>Built-in functions on objects and text.</summary>
internal static class ObjectBuiltins
{
    public static void Define(NativeTable table)
    {
        table.Add("print(*args, sep?, end?, flush?)", (machine, a) =>
        {
            object[] items = (object[])a[0];
            string separator = a[1] is null or None ? " " : (string)a[1];
            for (int i = 0; i < items.Length; i++)
            {
                if (i > 0) machine.Print(separator);
                machine.Print(Text.Str(items[i]));
            }
            machine.Print(a[2] is null or None ? "\n" : (string)a[2]);
            return None.Value;
        });
        table.Add("repr(obj, /)", (_, a) => Text.Repr(a[0]));
        table.Add("ascii(obj, /)", (_, a) => a[0] is string text ? TextRepr.Of(text, isAscii: true) : Text.Repr(a[0]));
        table.Add("format(value, specification?, /)", (_, a) => ValueFormatter.Format(a[0], a[1] is null ? "" : a[1] as string ?? throw Fault.Type("format() argument 2 must be str")));
        table.Add("hash(obj, /)", (_, a) => Number.Box(Hashing.Of(a[0])));
        table.Add("id(obj, /)", (_, a) => Number.Box(a[0] is ScriptObject item ? item.Identity : Hashing.Of(a[0])));
        table.Add("callable(obj, /)", (_, a) => Number.Box(a[0] is CallableValue || (a[0] is InstanceValue instance && instance.Class.Lookup("__call__") is not null)));
        table.Add("isinstance(obj, cls, /)", (_, a) => Number.Box(IsSubclass(Classes.Of(a[0]), a[1], "isinstance() arg 2 must be a type, a tuple of types, or a union")));
        table.Add("issubclass(cls, parent, /)", (_, a) => Number.Box(IsSubclass(a[0] as ClassValue ?? throw Fault.Type("issubclass() arg 1 must be a class"), a[1], "issubclass() arg 2 must be a class, a tuple of classes, or a union")));
        table.Add("getattr(obj, name, default?, /)", (machine, a) =>
        {
            string name = Name(a[1]);
            if (a[2] is null) return Attributes.Get(a[0], name);
            return TryGet(machine, a[0], name) ?? a[2];
        });
        table.Add("hasattr(obj, name, /)", (machine, a) => Number.Box(TryGet(machine, a[0], Name(a[1])) is not null));
        table.Add("setattr(obj, name, value, /)", (_, a) =>
        {
            Attributes.Set(a[0], Name(a[1]), a[2]);
            return None.Value;
        });
        table.Add("delattr(obj, name, /)", (_, a) =>
        {
            Attributes.Delete(a[0], Name(a[1]));
            return None.Value;
        });
        table.Add("eval(expression, /)", (machine, a) => ExpressionBuiltin.Evaluate(machine, a[0] as string ?? throw Fault.Type("eval() arg 1 must be a string")));
        table.Add("vars(obj, /)", (_, a) => a[0] is InstanceValue ? Attributes.Get(a[0], "__dict__") : throw Fault.Type("vars() argument must have __dict__ attribute"));
        foreach (string name in (string[])["exec", "compile", "open", "input", "globals", "locals", "dir", "__import__", "breakpoint", "memoryview", "bytes", "bytearray"])
            table.Add(name + "(*args, **kwargs)", (_, _) => throw Fault.NotSupported(name + "()"));
    }

    private static string Name(object value) => value as string ?? throw Fault.Type("attribute name must be string");

    private static object? TryGet(Machine machine, object value, string name)
    {
        int depth = machine.Depth;
        try
        {
            return Attributes.Find(value, name);
        }
        catch (Raised raised) when (raised.Value.Class.IsSubclassOf(ExceptionClasses.AttributeError))
        {
            machine.Depth = depth;
            return null;
        }
    }

    private static bool IsSubclass(ClassValue type, object parent, string message)
    {
        switch (parent)
        {
            case ClassValue other: return type.IsSubclassOf(other);
            case TupleValue tuple:
                Machine.Current.Enter();
                bool found = tuple.Items.Any(item => IsSubclass(type, item, message));
                Machine.Current.Leave();
                return found;
            default: throw Fault.Type(message);
        }
    }
}
