namespace Mathesis.Scripting;

/// <summary>A built-in function or method.</summary>
internal sealed class NativeFunction(string signature, NativeCode code) : CallableValue
{
    private readonly Signature signature = Signature.Parse(signature);

    public string Name => signature.Name;

    public override ClassValue Class => Classes.BuiltinFunction;

    public override object Call(Machine machine, object[] arguments, Keyword[] keywords)
    {
        object[] bound = keywords.Length == 0 && signature.Fits(arguments.Length) ? arguments : signature.Bind(arguments, keywords);
        try
        {
            return code(machine, bound);
        }
        catch (InvalidCastException)
        {
            throw Fault.Type($"an argument of {Name}() has the wrong type");
        }
    }
}
