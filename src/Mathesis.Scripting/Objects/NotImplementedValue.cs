namespace Mathesis.Scripting;

/// <summary>What an operator's method returns when it does not know the other operand.</summary>
internal sealed class NotImplementedValue : ScriptObject
{
    public static readonly NotImplementedValue Value = new();

    private NotImplementedValue()
    {
    }

    public override ClassValue Class => Classes.NotImplementedType;
}
