namespace Mathesis.Scripting;

/// <summary>... as a value.</summary>
internal sealed class Ellipsis : ScriptObject
{
    public static readonly Ellipsis Value = new();

    private Ellipsis()
    {
    }

    public override ClassValue Class => Classes.EllipsisType;
}
