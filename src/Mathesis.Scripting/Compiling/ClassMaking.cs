namespace Mathesis.Scripting;

/// <summary>Makes the classes of a script.</summary>
internal static class ClassMaking
{
    public static ClassValue Parent(object value) => value switch
    {
        ClassValue { IsNative: false } type => type,
        ClassValue type when type == Classes.Object || type.IsSubclassOf(ExceptionClasses.BaseException) => type,
        ClassValue type => throw Fault.NotSupported($"a class derived from '{type.Name}'"),
        _ => throw Fault.Type("the bases of a class must be classes"),
    };

    public static ClassValue Make(string name, ClassValue[] parents, Dictionary<string, object> names)
    {
        foreach (string special in (string[])["__new__", "__getattribute__", "__init_subclass__", "__set_name__", "__get__", "__enter__"])
            if (names.ContainsKey(special)) throw Fault.NotSupported(special);
        // Equality without a hash makes objects unhashable.
        if (names.ContainsKey("__eq__") && !names.ContainsKey("__hash__")) names["__hash__"] = None.Value;
        return new ClassValue(name, parents.Length == 0 ? [Classes.Object] : parents, names);
    }
}
