using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Mathesis.Core;

/// <summary>
/// Binds settings given as text, and settings given as JSON, to the same record of options. Names are the record's JSON names;
/// spelling aside (case, hyphens, underscores), so <c>weight-decay</c>, <c>weightDecay</c> and <c>WeightDecay</c> are one.
/// </summary>
public static class OptionsBinder
{
    /// <summary>The options with some fields replaced, validated.</summary>
    /// <param name="defaults">The options before any setting.</param>
    /// <param name="settings">Name and value pairs, as written on the command line.</param>
    /// <param name="codec">The record's JSON metadata.</param>
    /// <exception cref="InputError">An unknown name (with the nearest ones), a value of the wrong type, or a value out of range.</exception>
    public static TOptions Bind<TOptions>(
        TOptions defaults, IEnumerable<KeyValuePair<string, string>> settings, JsonTypeInfo<TOptions> codec)
        where TOptions : IOptions
    {
        JsonObject fields = JsonSerializer.SerializeToNode(defaults, codec)!.AsObject();
        foreach ((string name, string text) in settings)
        {
            JsonPropertyInfo property = codec.Properties.FirstOrDefault(p => Normalise(p.Name) == Normalise(name))
                ?? throw Suggestions.Unknown("option", name, codec.Properties.Select(p => p.Name));
            fields[property.Name] = Parse(property, text);
        }
        TOptions options = JsonSerializer.Deserialize(fields, codec)!;
        options.Validate();
        return options;
    }

    /// <summary>Compares names of options as <see cref="Bind"/> does: case, hyphens and underscores do not count.</summary>
    public static IComparer<string> Names { get; } = Comparer<string>.Create((a, b) => string.CompareOrdinal(Normalise(a), Normalise(b)));

    private static string Normalise(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static JsonNode? Parse(JsonPropertyInfo property, string text)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(bool))
            return bool.TryParse(text, out bool flag) ? flag : throw Mismatch(property, text, "true or false");
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
                ? number : throw Mismatch(property, text, "an integer");
        if (type == typeof(long))
            return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number)
                ? number : throw Mismatch(property, text, "an integer");
        if (type == typeof(ulong))
            return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
                ? number : throw Mismatch(property, text, "a non-negative integer");
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? number : throw Mismatch(property, text, "a number");
        if (type.IsEnum)
        {
            string? value = Enum.GetNames(type).FirstOrDefault(n => Normalise(n) == Normalise(text));
            return value ?? throw Mismatch(property, text, "one of " + string.Join(", ", Enum.GetNames(type).Select(n => n.ToLowerInvariant())));
        }
        return text;
    }

    private static InputError Mismatch(JsonPropertyInfo property, string text, string expected) =>
        new($"'{text}' is not {expected}", property.Name, $"give {property.Name}={{{expected}}}");
}
