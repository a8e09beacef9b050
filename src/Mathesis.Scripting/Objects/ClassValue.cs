namespace Mathesis.Scripting;

/// <summary>A class: one of the language, whose methods are native and which cannot change, or one of a script.</summary>
internal sealed class ClassValue : CallableValue
{
    private readonly Action<NativeTable>? define;
    private readonly Func<Machine, ClassValue, object[], Keyword[], object>? construct;
    private readonly Dictionary<string, object> attributes;
    private readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    private readonly Lock guard = new();
    private volatile bool isDefined;

    /// <summary>A class of a script.</summary>
    public ClassValue(
        string name, IReadOnlyList<ClassValue> bases, Dictionary<string, object> attributes, Func<Machine, ClassValue, object[], Keyword[], object>? construct = null, string[]? fields = null)
    {
        Name = name;
        Bases = bases;
        this.attributes = attributes;
        this.construct = construct;
        Fields = fields ?? bases.FirstOrDefault(parent => parent.Fields is not null)?.Fields;
        isDefined = true;
        Order = Linearization.Of(this);
    }

    /// <summary>A class of the language.</summary>
    public ClassValue(string name, ClassValue? parent, Action<NativeTable>? define = null, Func<Machine, ClassValue, object[], Keyword[], object>? construct = null)
    {
        Name = name;
        Bases = parent is null ? [] : [parent];
        attributes = new Dictionary<string, object>(StringComparer.Ordinal);
        (this.define, this.construct) = (define, construct);
        IsNative = true;
        Order = Linearization.Of(this);
    }

    public string Name { get; }

    public IReadOnlyList<ClassValue> Bases { get; }

    /// <summary>The class and those above it, in the order in which attributes are looked for.</summary>
    public ClassValue[] Order { get; }

    public bool IsNative { get; }

    /// <summary>The names of the elements, if objects of the class are tuples.</summary>
    public string[]? Fields { get; }

    public override ClassValue Class => Classes.Type;

    public int SlotCount => slots.Count;

    /// <summary>The names of the attributes that objects of the class were given.</summary>
    public IEnumerable<KeyValuePair<string, int>> Slots => slots;

    /// <summary>What the class itself holds.</summary>
    public Dictionary<string, object> Attributes
    {
        get
        {
            if (!isDefined) Define();
            return attributes;
        }
    }

    public bool IsSubclassOf(ClassValue other)
    {
        if (this == other) return true;
        foreach (ClassValue item in Order)
            if (item == other) return true;
        return false;
    }

    /// <summary>An attribute of the class or those above it; null if there is none.</summary>
    public object? Lookup(string name)
    {
        foreach (ClassValue item in Order)
            if (item.Attributes.TryGetValue(name, out object? value)) return value;
        return null;
    }

    public int FindSlot(string name) => slots.TryGetValue(name, out int slot) ? slot : -1;

    public int AddSlot(string name)
    {
        if (slots.TryGetValue(name, out int slot)) return slot;
        Machine.Current.Allocate(100);
        slots[name] = slots.Count;
        return slots.Count - 1;
    }

    public override object Call(Machine machine, object[] arguments, Keyword[] keywords)
    {
        foreach (ClassValue item in Order)
            if (item.construct is { } make) return make(machine, this, arguments, keywords);
        throw Fault.Type($"cannot create '{Name}' instances");
    }

    private void Define()
    {
        lock (guard)
        {
            if (isDefined) return;
            define?.Invoke(new NativeTable(attributes));
            isDefined = true;
        }
    }
}
