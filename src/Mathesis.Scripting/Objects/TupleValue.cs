namespace Mathesis.Scripting;

/// <summary>A tuple, perhaps with names for its elements.</summary>
internal sealed class TupleValue : ScriptObject
{
    private readonly ClassValue? type;

    public TupleValue(object[] items, ClassValue? type = null)
    {
        Machine.Note(8L * items.Length);
        Items = items;
        this.type = type;
    }

    public static readonly TupleValue Empty = new([]);

    public object[] Items { get; }

    public override ClassValue Class => type ?? Classes.Tuple;

    /// <summary>The class that names the elements, if there is one.</summary>
    public ClassValue? NamedClass => type;

    public int Count => Items.Length;
}
