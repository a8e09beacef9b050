namespace Mathesis.Scripting;

/// <summary>None.</summary>
internal sealed class None : ScriptObject
{
    public static readonly None Value = new();

    private None()
    {
    }

    public override ClassValue Class => Classes.NoneType;
}
