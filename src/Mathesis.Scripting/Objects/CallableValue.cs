namespace Mathesis.Scripting;

/// <summary>What can be called.</summary>
internal abstract class CallableValue : ScriptObject
{
    public abstract object Call(Machine machine, object[] arguments, Keyword[] keywords);
}
