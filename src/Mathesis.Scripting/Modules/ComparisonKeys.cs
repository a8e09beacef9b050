namespace Mathesis.Scripting;

/// <summary>functools.cmp_to_key: makes keys that are compared by a function.</summary>
internal sealed class ComparisonKeys : CallableValue
{
    private readonly ClassValue keys;

    public ComparisonKeys(object function)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        var table = new NativeTable(members);
        Add("__lt__", order => order < 0);
        Add("__gt__", order => order > 0);
        Add("__le__", order => order <= 0);
        Add("__ge__", order => order >= 0);
        Add("__eq__", order => order == 0);
        table.Constant("__hash__", None.Value);
        keys = new ClassValue("K", [Classes.Object], members);
        keys.AddSlot("obj");

        void Add(string name, Func<int, bool> holds) => table.Add(name + "(self, other)", (machine, a) =>
        {
            object order = machine.Call(function, ((InstanceValue)a[0]).Field("obj")!, ((InstanceValue)a[1]).Field("obj")!);
            object zero = Number.Box(0);
            return Number.Box(holds(Comparison.IsLess(order, zero) ? -1 : Comparison.IsLess(zero, order) ? 1 : 0));
        });
    }

    public override ClassValue Class => Classes.BuiltinFunction;

    public override object Call(Machine machine, object[] arguments, Keyword[] keywords)
    {
        var key = new InstanceValue(keys);
        key[0] = arguments.Length == 1 ? arguments[0] : throw Fault.Type("K() takes exactly one argument");
        return key;
    }
}
