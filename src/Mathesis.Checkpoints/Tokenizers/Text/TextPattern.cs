using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>What a tokenizer file looks for: a fixed text or a regular expression.</summary>
internal sealed class TextPattern
{
    private readonly string? text;
    private readonly RuneRegex? regex;

    private TextPattern(string? text, RuneRegex? regex)
    {
        this.text = text;
        this.regex = regex;
    }

    /// <summary>Reads <c>{"String": "…"}</c> or <c>{"Regex": "…"}</c>.</summary>
    /// <exception cref="InputError">It is neither, or the expression cannot be read.</exception>
    public static TextPattern Read(JsonReading json)
    {
        if (json.Optional("String") is { } fixedText) return new TextPattern(fixedText.Text(), null);
        if (json.Optional("Regex") is { } expression) return new TextPattern(null, new RuneRegex(expression.Text(), expression.Where));
        throw json.Unfit("{\"String\": …} or {\"Regex\": …}");
    }

    /// <summary>A regular expression of this library.</summary>
    public static TextPattern Of(string expression) => new(null, new RuneRegex(expression, "Mathesis"));

    /// <summary>Where it occurs, from left to right, without overlaps.</summary>
    public List<(int Start, int Length)> Matches(string input)
    {
        if (regex is not null) return regex.Matches(input);
        var matches = new List<(int, int)>();
        if (text!.Length == 0) return matches;
        for (int at = input.IndexOf(text, StringComparison.Ordinal); at >= 0; at = input.IndexOf(text, at + text.Length, StringComparison.Ordinal))
            matches.Add((at, text.Length));
        return matches;
    }
}
