namespace Mathesis.Scripting;

/// <summary>A dictionary that makes what is missing.</summary>
internal sealed class DefaultDictionaryValue(object factory) : DictionaryValue
{
    public object Factory => factory;

    public override ClassValue Class => Classes.DefaultDict;

    public override object? Missing(object key)
    {
        if (factory is None) return null;
        object value = Machine.Current.Call(factory);
        Set(key, value);
        return value;
    }

    public override DictionaryValue CreateEmpty() => new DefaultDictionaryValue(factory);
}
