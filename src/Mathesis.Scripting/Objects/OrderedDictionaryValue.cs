namespace Mathesis.Scripting;

/// <summary>A dictionary to which the order of insertion matters when it is compared.</summary>
internal sealed class OrderedDictionaryValue : DictionaryValue
{
    public override ClassValue Class => Classes.OrderedDict;

    public override DictionaryValue CreateEmpty() => new OrderedDictionaryValue();
}
