namespace Mathesis.Scripting;

/// <summary>A module.</summary>
internal sealed class ModuleValue(string name, IReadOnlyDictionary<string, object> members) : ScriptObject
{
    public string Name => name;

    public IReadOnlyDictionary<string, object> Members => members;

    public override ClassValue Class => Classes.Module;
}
