using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Writes a record of an open set as its fields with its kind before them, and reads it back.</summary>
/// <param name="what">What to call such a record in errors: <c>position scheme</c>.</param>
/// <param name="types">The records, by the name of their kind.</param>
internal sealed class KindConverter<TBase>(string what, IReadOnlyDictionary<string, Type> types) : JsonConverter<TBase> where TBase : class
{
    private const string KindField = "kind";

    private readonly Dictionary<Type, string> names = types.ToDictionary(pair => pair.Value, pair => pair.Key);

    public override TBase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (JsonNode.Parse(ref reader) is not JsonObject fields || fields[KindField] is not JsonValue kind || kind.GetValueKind() != JsonValueKind.String)
            throw new JsonException($"the {what} has no kind; expected \"{KindField}\": one of {string.Join(", ", types.Keys)}");
        string name = kind.GetValue<string>();
        if (!types.TryGetValue(name, out Type? type)) throw new JsonException(Suggestions.Unknown($"kind of {what}", name, types.Keys).Message);
        fields.Remove(KindField);
        return (TBase?)fields.Deserialize(options.GetTypeInfo(type));
    }

    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options)
    {
        if (!names.TryGetValue(value.GetType(), out string? name))
            throw new JsonException($"{value.GetType().Name} is not registered as a {what}");
        var fields = new JsonObject { [KindField] = name };
        foreach ((string field, JsonNode? content) in JsonSerializer.SerializeToNode(value, options.GetTypeInfo(value.GetType()))!.AsObject())
            fields[field] = content?.DeepClone();
        fields.WriteTo(writer);
    }
}
