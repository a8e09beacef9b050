namespace Mathesis.Scripting;

/// <summary>Names for annotations, which mean nothing at run time.</summary>
internal static class TypingModule
{
    public static void Define(NativeTable table)
    {
        table.Constant("List", Classes.List);
        table.Constant("Dict", Classes.Dict);
        table.Constant("Set", Classes.Set);
        table.Constant("FrozenSet", Classes.FrozenSet);
        table.Constant("Tuple", Classes.Tuple);
        table.Constant("Type", Classes.Type);
        foreach (string name in (string[])["Any", "Optional", "Union", "Callable", "Iterable", "Iterator", "Generator", "Sequence", "Mapping"]) table.Constant(name, Classes.Object);
    }
}
