namespace Mathesis.Merging;

/// <summary>The values of a method's parameters, for one tensor or one input of it. Every parameter of the method is there, or has no default.</summary>
/// <param name="values">The values by name.</param>
public sealed class ParameterSet(IReadOnlyDictionary<string, ParameterValue> values)
{
    /// <summary>No values.</summary>
    public static ParameterSet Empty { get; } = new(new Dictionary<string, ParameterValue>());

    /// <summary>The values by name.</summary>
    public IReadOnlyDictionary<string, ParameterValue> Values => values;

    /// <summary>A number.</summary>
    public double Number(string name) => values[name].Number;

    /// <summary>A flag.</summary>
    public bool Flag(string name) => values[name].Number != 0;

    /// <summary>A word or text, or null when the value is none.</summary>
    public string? Text(string name) => values.TryGetValue(name, out ParameterValue value) ? value.Text : null;

    /// <summary>Whether there is a value.</summary>
    public bool Has(string name) => values.ContainsKey(name);
}
