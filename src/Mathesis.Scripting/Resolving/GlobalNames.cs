namespace Mathesis.Scripting;

/// <summary>The names of a script's module.</summary>
internal sealed class GlobalNames
{
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly HashSet<string> assigned = new(StringComparer.Ordinal);

    public int Count => indices.Count;

    public int Index(string name)
    {
        if (!indices.TryGetValue(name, out int index)) indices.Add(name, index = indices.Count);
        return index;
    }

    public void Assign(string name)
    {
        Index(name);
        assigned.Add(name);
    }

    public bool IsAssigned(string name) => assigned.Contains(name);

    public bool TryIndex(string name, out int index) => indices.TryGetValue(name, out index);
}
