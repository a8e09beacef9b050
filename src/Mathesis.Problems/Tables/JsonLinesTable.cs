using System.Globalization;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>
/// Reads questions and answers from one JSON object a line: <c>{"inputs": [3, 4], "answer": 7}</c>, or flat objects, all with
/// the same fields, one of them the answer's: <c>{"a": 3, "b": 4, "answer": 7}</c>.
/// </summary>
internal static class JsonLinesTable
{
    private const string Shape = """expected {"inputs": [...], "answer": ...}, or an object of inputs with an answer""";

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="InputError">Bad JSON, a missing or surplus field, a value that is no text, number or boolean.</exception>
    public static TableContent Read(string text, string path, TableTaskOptions options)
    {
        string answer = options.Answer ?? "answer";
        var rows = new List<TableRow>();
        string[]? names = null;
        using var reader = new StringReader(text);
        for (int line = 1; reader.ReadLine() is { } content; line++)
        {
            if (string.IsNullOrWhiteSpace(content)) continue;
            string place = TableFile.Place(path, line);
            using JsonDocument document = Parse(content, place);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new InputError("is not an object", place, Shape);
            OrderedDictionary<string, JsonElement> fields = ReadFields(document.RootElement, place);

            if (!fields.Remove(answer, out JsonElement gold))
            {
                InputError unknown = Suggestions.Unknown("field", answer, fields.Keys);
                throw new InputError($"the field '{answer}' is missing", place, unknown.Expected is { } near && near.StartsWith("did", StringComparison.Ordinal) ? near : Shape);
            }
            string[] cells = fields.TryGetValue("inputs", out JsonElement inputs) && inputs.ValueKind == JsonValueKind.Array
                ? [.. inputs.EnumerateArray().Select((input, i) => ToText(input, string.Create(CultureInfo.InvariantCulture, $"inputs[{i}]"), place))]
                : ReadFlat(fields, ref names, place);
            if (cells.Length == 0) throw new InputError("there are no inputs", place, Shape);
            if (rows.Count > 0 && cells.Length != rows[0].Cells.Length - 1)
            {
                throw new InputError(
                    string.Create(CultureInfo.InvariantCulture, $"there are {cells.Length} inputs, the first question has {rows[0].Cells.Length - 1}"),
                    place, "expected questions of one length");
            }
            rows.Add(new TableRow(line, [.. cells, ToText(gold, answer, place)]));
        }
        if (rows.Count == 0) throw new InputError("is empty", path, Shape);
        return new TableContent(rows[0].Cells.Length - 1, rows);
    }

    private static JsonDocument Parse(string content, string place)
    {
        try
        {
            return JsonDocument.Parse(content);
        }
        catch (JsonException exception)
        {
            string position = string.Create(CultureInfo.InvariantCulture, $"bad JSON at byte {exception.BytePositionInLine + 1}");
            throw new InputError(position, place, "expected one whole object a line", exception);
        }
    }

    private static OrderedDictionary<string, JsonElement> ReadFields(JsonElement row, string place)
    {
        var fields = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty field in row.EnumerateObject())
        {
            if (!fields.TryAdd(field.Name, field.Value))
                throw new InputError($"the field '{field.Name}' occurs twice", place, "expected each field once");
        }
        return fields;
    }

    /// <summary>The inputs in the order of the first object's fields.</summary>
    private static string[] ReadFlat(OrderedDictionary<string, JsonElement> fields, ref string[]? names, string place)
    {
        names ??= [.. fields.Keys];
        foreach (string name in fields.Keys)
        {
            if (!names.Contains(name, StringComparer.Ordinal))
                throw new InputError($"the field '{name}' is not in the first object", place, "expected objects with the same fields");
        }
        var cells = new string[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            if (!fields.TryGetValue(names[i], out JsonElement value))
                throw new InputError($"the field '{names[i]}' is missing", place, "expected objects with the same fields");
            cells[i] = ToText(value, names[i], place);
        }
        return cells;
    }

    private static string ToText(JsonElement value, string field, string place) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw new InputError($"{field} is {value.ValueKind.ToString().ToLowerInvariant()}", place, "expected a text, a number or a boolean"),
    };
}
