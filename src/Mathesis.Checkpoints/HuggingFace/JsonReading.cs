using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>A JSON value with its place in a file, so that every error names file and field.</summary>
/// <param name="Element">The value.</param>
/// <param name="Where">File and field: <c>tokenizer.json: model.merges</c>.</param>
public readonly record struct JsonReading(JsonElement Element, string Where)
{
    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InputError">There is no such file, or it is not JSON.</exception>
    public static JsonReading OfFile(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputError("there is no such file", path, cause: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputError($"cannot read: {exception.Message.TrimEnd('.')}", path, cause: exception);
        }
    }

    /// <summary>Reads JSON text in UTF-8.</summary>
    /// <exception cref="InputError">It is not JSON.</exception>
    public static JsonReading Parse(ReadOnlyMemory<byte> utf8, string where)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8);
            return new JsonReading(document.RootElement.Clone(), where);
        }
        catch (JsonException exception)
        {
            string line = exception.LineNumber is { } number ? FormattableString.Invariant($", line {number + 1}") : "";
            throw new InputError("not JSON", where + line, cause: exception);
        }
    }

    /// <summary>A field, or null when it is absent or null.</summary>
    /// <exception cref="InputError">This is not an object.</exception>
    public JsonReading? Optional(string field)
    {
        if (Element.ValueKind != JsonValueKind.Object) throw Unfit("an object");
        return Element.TryGetProperty(field, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new JsonReading(value, Below(field))
            : null;
    }

    /// <summary>A field that must be there.</summary>
    /// <exception cref="InputError">It is not.</exception>
    public JsonReading Required(string field) => Optional(field) ?? throw new InputError($"there is no \"{field}\"", Where);

    /// <summary>The elements of a list.</summary>
    /// <exception cref="InputError">This is not a list.</exception>
    public IEnumerable<JsonReading> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array) throw Unfit("a list");
        return Enumerate(this);

        static IEnumerable<JsonReading> Enumerate(JsonReading list)
        {
            int index = 0;
            foreach (JsonElement item in list.Element.EnumerateArray())
                yield return new JsonReading(item, FormattableString.Invariant($"{list.Where}[{index++}]"));
        }
    }

    /// <summary>The fields of an object.</summary>
    /// <exception cref="InputError">This is not an object.</exception>
    public IEnumerable<(string Name, JsonReading Value)> Fields()
    {
        if (Element.ValueKind != JsonValueKind.Object) throw Unfit("an object");
        JsonReading self = this;
        return Element.EnumerateObject().Select(property => (property.Name, new JsonReading(property.Value, self.Below(property.Name))));
    }

    /// <summary>The text of a string.</summary>
    /// <exception cref="InputError">This is not a string.</exception>
    public string Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Unfit("a string");

    /// <summary>A truth value.</summary>
    /// <exception cref="InputError">This is not one.</exception>
    public bool Flag() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unfit("true or false"),
    };

    /// <summary>An integer of 32 bits.</summary>
    /// <exception cref="InputError">This is not one.</exception>
    public int Integer() => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int value) ? value : throw Unfit("an integer");

    /// <summary>A number.</summary>
    /// <exception cref="InputError">This is not one.</exception>
    public double Number() => Element.ValueKind == JsonValueKind.Number ? Element.GetDouble() : throw Unfit("a number");

    /// <summary>A truth value with a default for an absent field.</summary>
    public bool Flag(string field, bool otherwise) => Optional(field)?.Flag() ?? otherwise;

    /// <summary>An integer with a default for an absent field.</summary>
    public int Integer(string field, int otherwise) => Optional(field)?.Integer() ?? otherwise;

    /// <summary>A number with a default for an absent field.</summary>
    public double Number(string field, double otherwise) => Optional(field)?.Number() ?? otherwise;

    /// <summary>The text of a field that must be there.</summary>
    public string Text(string field) => Required(field).Text();

    /// <summary>The error for a value that is of the wrong kind or out of range.</summary>
    /// <param name="expected">What would be right: <c>a list</c>.</param>
    public InputError Unfit(string expected)
    {
        string value = Element.GetRawText().ReplaceLineEndings(" ");
        return new InputError(value.Length > 60 ? $"{value[..60]}… does not fit" : $"{value} does not fit", Where, $"expected {expected}");
    }

    private string Below(string field) => Where.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? $"{Where}: {field}" : $"{Where}.{field}";
}
