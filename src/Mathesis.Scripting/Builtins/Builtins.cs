namespace Mathesis.Scripting;

/// <summary>The names that every script knows.</summary>
internal static class Builtins
{
    private static readonly Lazy<Dictionary<string, object>> all = new(Create);

    public static object? Find(string name) => all.Value.TryGetValue(name, out object? value) ? value : null;

    private static Dictionary<string, object> Create()
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        var table = new NativeTable(members);
        NumberBuiltins.Define(table);
        SequenceBuiltins.Define(table);
        ObjectBuiltins.Define(table);
        ClassValue[] classes =
        [
            Classes.Object, Classes.Type, Classes.Int, Classes.Bool, Classes.Float, Classes.ComplexNumber, Classes.Str, Classes.List, Classes.Tuple, Classes.Dict, Classes.Set, Classes.FrozenSet, Classes.Range,
            Classes.Slice, Classes.Property, Classes.StaticMethod, Classes.ClassMethod, Classes.Super,
        ];
        foreach (ClassValue type in classes.Concat(ExceptionClasses.All)) members[type.Name] = type;
        members["IOError"] = ExceptionClasses.OSError;
        members["NotImplemented"] = NotImplementedValue.Value;
        members["Ellipsis"] = Ellipsis.Value;
        members["__name__"] = "__main__";
        return members;
    }
}
