namespace Mathesis.Scripting;

/// <summary>A method that gets its class.</summary>
internal sealed class ClassMethodValue(object function) : ScriptObject
{
    public object Function => function;

    public override ClassValue Class => Classes.ClassMethod;
}
