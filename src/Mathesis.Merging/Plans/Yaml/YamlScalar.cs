using System.Globalization;

namespace Mathesis.Merging;

/// <summary>A text, number, flag or null of a YAML document.</summary>
internal sealed class YamlScalar(string file, long line, long column, string text, bool isPlain) : YamlNode(file, line, column)
{
    /// <summary>The text as written, without quotes.</summary>
    public string Text => text;

    public override string Kind => IsNull ? "null" : $"'{(text.Length > 60 ? text[..60] + "…" : text)}'";

    /// <summary>Whether it is null: nothing, or ~.</summary>
    public bool IsNull => isPlain && text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The flag, or null when it is none (YAML 1.1 as PyYAML reads it).</summary>
    public bool? Flag => !isPlain ? null : text switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    /// <summary>The number, or null when it is none. Python reads 1e-5 as a text, a person means the number.</summary>
    public double? Number => isPlain && text.Length > 0 && (char.IsAsciiDigit(text[^1]) || text[^1] == '.')
        && double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    /// <summary>The value as a parameter.</summary>
    public ParameterValue Value => Flag is { } flag ? ParameterValue.Of(flag) : Number is { } number ? ParameterValue.Of(number) : ParameterValue.Of(text);
}
