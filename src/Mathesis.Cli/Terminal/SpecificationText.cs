using System.Text.Json;

namespace Mathesis.Cli;

/// <summary>A specification in a line for each module: <c>block: attention (heads 4, headWidth 8, causal), dropout 0.1</c>.</summary>
internal static class SpecificationText
{
    /// <summary>The modules, runs of equal ones in one line.</summary>
    /// <param name="specification">The specification as JSON.</param>
    public static IEnumerable<string> Modules(JsonElement specification)
    {
        string[] modules = [.. specification.GetProperty("modules").EnumerateArray().Select(Describe)];
        for (int first = 0; first < modules.Length;)
        {
            int after = first + 1;
            while (after < modules.Length && modules[after] == modules[first]) after++;
            yield return after - first == 1 ? modules[first] : FormattableString.Invariant($"{after - first} times {modules[first]}");
            first = after;
        }
    }

    /// <summary>An object as its kind and fields; what is false or absent is not said.</summary>
    private static string Describe(JsonElement fields)
    {
        string kind = fields.TryGetProperty("kind", out JsonElement name) ? name.ToString() : "";
        string[] said = [.. fields.EnumerateObject().Where(field => !field.NameEquals("kind") || kind.Length == 0).Select(Field).OfType<string>()];
        return kind.Length == 0 ? string.Join(", ", said) : said.Length == 0 ? kind : $"{kind}: {string.Join(", ", said)}";
    }

    private static string? Field(JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.False or JsonValueKind.Null => null,
        JsonValueKind.True => field.Name,
        JsonValueKind.Object => $"{field.Name} ({Describe(field.Value)})",
        JsonValueKind.Array => $"{field.Name} [{string.Join("; ", field.Value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? Describe(item) : item.ToString()))}]",
        _ => $"{field.Name} {field.Value}",
    };
}
