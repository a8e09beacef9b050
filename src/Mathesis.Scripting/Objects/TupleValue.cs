namespace Mathesis.Scripting;

/// <summary>A tuple, perhaps with names for its elements.</summary>
internal sealed class TupleValue(object[] items, ClassValue? type = null) : ScriptObject
{
    public static readonly TupleValue Empty = new([]);

    public object[] Items { get; } = items;

    public override ClassValue Class => type ?? Classes.Tuple;

    /// <summary>The class that names the elements, if there is one.</summary>
    public ClassValue? NamedClass => type;

    public int Count => Items.Length;
}
