namespace Mathesis.Scripting;

/// <summary>An attribute that is computed.</summary>
internal sealed class PropertyValue(object getter, object? setter) : ScriptObject
{
    public object Getter => getter;

    public object? Setter => setter;

    public override ClassValue Class => Classes.Property;
}
