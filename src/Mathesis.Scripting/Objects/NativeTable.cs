namespace Mathesis.Scripting;

/// <summary>Collects built-in functions under their names.</summary>
internal sealed class NativeTable(Dictionary<string, object> members)
{
    /// <summary>Adds a function.</summary>
    /// <param name="signature">Its name and parameters.</param>
    /// <param name="code">What it does.</param>
    public void Add(string signature, NativeCode code)
    {
        var function = new NativeFunction(signature, code);
        members[function.Name] = function;
    }

    /// <summary>Adds an attribute that is computed.</summary>
    public void Property(string name, Func<object, object> read) =>
        members[name] = new PropertyValue(new NativeFunction(name + "(self)", (_, arguments) => read(arguments[0])), null);

    public object Member(string name) => members[name];

    public void Constant(string name, object value) => members[name] = value;
}
