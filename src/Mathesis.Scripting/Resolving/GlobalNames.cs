namespace Mathesis.Scripting;

/// <summary>The names of a script's module. Those of an expression that is read later are the module's; it can add none.</summary>
internal sealed class GlobalNames(GlobalNames? module = null)
{
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly HashSet<string> assigned = new(StringComparer.Ordinal);

    public int Count => indices.Count;

    public int Index(string name)
    {
        if (module is not null) return module.indices.TryGetValue(name, out int known) ? known : -1;
        if (!indices.TryGetValue(name, out int index)) indices.Add(name, index = indices.Count);
        return index;
    }

    public void Assign(string name)
    {
        if (module is not null) throw new ScriptError("SyntaxError", "an expression cannot bind a global name", 0, 0);
        Index(name);
        assigned.Add(name);
    }

    public bool IsAssigned(string name) => (module ?? this).assigned.Contains(name);

    public bool TryIndex(string name, out int index) => indices.TryGetValue(name, out index);
}
