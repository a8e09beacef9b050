namespace Mathesis.Scripting;

/// <summary>The modules that scripts can import.</summary>
internal static class Modules
{
    private static readonly Dictionary<string, Lazy<ModuleValue>> all = new(StringComparer.Ordinal)
    {
        ["math"] = Module("math", MathModule.Define),
        ["fractions"] = Module("fractions", table => table.Constant("Fraction", Classes.Fraction)),
        ["itertools"] = Module("itertools", IteratorModule.Define),
        ["functools"] = Module("functools", FunctionModule.Define),
        ["collections"] = Module("collections", CollectionModule.Define),
        ["re"] = Module("re", PatternModule.Define),
        ["string"] = Module("string", TextModule.Define),
        ["heapq"] = Module("heapq", HeapModule.Define),
        ["bisect"] = Module("bisect", BisectionModule.Define),
        ["random"] = Module("random", RandomMethods.DefineModule),
        ["operator"] = Module("operator", OperatorModule.Define),
        ["copy"] = Module("copy", CopyModule.Define),
        ["typing"] = Module("typing", TypingModule.Define),
    };

    public static ModuleValue? Find(string name) => all.TryGetValue(name, out Lazy<ModuleValue>? module) ? module.Value : null;

    private static Lazy<ModuleValue> Module(string name, Action<NativeTable> define) => new(() =>
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        define(new NativeTable(members));
        return new ModuleValue(name, members);
    });
}
