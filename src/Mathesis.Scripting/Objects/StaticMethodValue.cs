namespace Mathesis.Scripting;

/// <summary>A method that does not get its object.</summary>
internal sealed class StaticMethodValue(object function) : ScriptObject
{
    public object Function => function;

    public override ClassValue Class => Classes.StaticMethod;
}
