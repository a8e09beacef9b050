using System.Globalization;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>One object of a data set's file; its fields are read with errors that name file, line and field.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Fields">The object.</param>
public readonly record struct JsonRecord(RecordPlace Place, JsonElement Fields)
{
    /// <summary>The records of a file: one object a line, or one array of objects.</summary>
    /// <exception cref="InputError">Bad JSON, or a record that is no object.</exception>
    public static IEnumerable<JsonRecord> ReadAll(string text, string path)
    {
        return text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith('[') ? ReadArray(text, path) : ReadLines(text, path);
    }

    /// <summary>A field that must be a text.</summary>
    /// <exception cref="InputError">The field is missing or something else.</exception>
    public string Text(string field) => Optional(field) ?? throw Bad(field, "is missing", "expected a text");

    /// <summary>A field that must be a text or a number; a number is given as it is written.</summary>
    /// <exception cref="InputError">The field is missing or something else.</exception>
    public string TextOrNumber(string field) =>
        Fields.TryGetProperty(field, out JsonElement value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => Whole(field, value),
                JsonValueKind.Number => value.GetRawText(),
                _ => throw Bad(field, $"is {Kind(value)}", "expected a text or a number"),
            }
            : throw Bad(field, "is missing", "expected a text or a number");

    /// <summary>A field that is a text where it is there at all; null where it is missing or null.</summary>
    /// <exception cref="InputError">The field is something else.</exception>
    public string? Optional(string field)
    {
        if (!Fields.TryGetProperty(field, out JsonElement value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.String ? Whole(field, value) : throw Bad(field, $"is {Kind(value)}", "expected a text");
    }

    /// <summary>A field that must be a list of texts.</summary>
    /// <exception cref="InputError">The field is missing, no list, or holds something else.</exception>
    public IReadOnlyList<string> Texts(string field)
    {
        if (!Fields.TryGetProperty(field, out JsonElement list)) throw Bad(field, "is missing", "expected a list of texts");
        if (list.ValueKind != JsonValueKind.Array) throw Bad(field, $"is {Kind(list)}", "expected a list of texts");
        var texts = new List<string>();
        foreach (JsonElement item in list.EnumerateArray())
            texts.Add(item.ValueKind == JsonValueKind.String ? Whole(field, item) : throw Bad(field, $"holds {Kind(item)}", "expected a list of texts"));
        return texts;
    }

    /// <summary>Whether there is such a field.</summary>
    public bool Has(string field) => Fields.TryGetProperty(field, out _);

    /// <summary>Labels of those of the fields that are there, as texts.</summary>
    public IReadOnlyDictionary<string, string> Labels(params ReadOnlySpan<string> fields)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string field in fields)
            if (Fields.TryGetProperty(field, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                labels[field] = value.ValueKind == JsonValueKind.String ? Whole(field, value) : value.GetRawText();
        return labels;
    }

    /// <summary>The error of a field.</summary>
    public InputError Bad(string field, string what, string expected) => new($"the field '{field}' {what}", Place.ToString(), expected);

    private string Whole(string field, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new InputError($"the field '{field}' is no Unicode text", Place.ToString(), "expected paired surrogates", exception);
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();

    private static IEnumerable<JsonRecord> ReadLines(string text, string path)
    {
        using var reader = new StringReader(text);
        for (int line = 1; reader.ReadLine() is { } content; line++)
        {
            if (string.IsNullOrWhiteSpace(content)) continue;
            var place = new RecordPlace(path, line);
            using JsonDocument document = Parse(content, place);
            yield return Checked(place, document.RootElement);
        }
    }

    private static IEnumerable<JsonRecord> ReadArray(string text, string path)
    {
        using JsonDocument document = Parse(text, new RecordPlace(path, 1));
        int number = 0;
        foreach (JsonElement item in document.RootElement.EnumerateArray())
            yield return Checked(new RecordPlace(path, ++number, IsLine: false), item);
    }

    private static JsonRecord Checked(RecordPlace place, JsonElement item) => item.ValueKind == JsonValueKind.Object
        ? new JsonRecord(place, item)
        : throw new InputError($"is {Kind(item)}", place.ToString(), "expected an object");

    private static JsonDocument Parse(string content, RecordPlace place)
    {
        try
        {
            return JsonDocument.Parse(content.TrimStart('\uFEFF'));
        }
        catch (JsonException exception)
        {
            string position = string.Create(
                CultureInfo.InvariantCulture, $"bad JSON at line {place.Line + (exception.LineNumber ?? 0)}, byte {(exception.BytePositionInLine ?? 0) + 1}");
            throw new InputError(position, place.Path, "expected one object a line, or one array of objects", exception);
        }
        catch (ArgumentException exception)
        {
            throw new InputError("is no Unicode text", place.ToString(), "expected paired surrogates", exception);
        }
    }
}
