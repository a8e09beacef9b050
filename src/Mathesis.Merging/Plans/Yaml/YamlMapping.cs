using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Keys and values of a YAML document, in their order.</summary>
internal sealed class YamlMapping(string file, long line, long column, IReadOnlyList<(YamlScalar Key, YamlNode Value)> entries)
    : YamlNode(file, line, column)
{
    /// <summary>The keys with their values.</summary>
    public IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries => entries;

    public override string Kind => "a mapping";

    /// <summary>The value of a key; null when it is absent or null.</summary>
    public YamlNode? Optional(string key)
    {
        foreach ((YamlScalar name, YamlNode value) in entries)
            if (name.Text == key) return value is YamlScalar { IsNull: true } ? null : value;
        return null;
    }

    /// <summary>The value of a key that must be there.</summary>
    public YamlNode Required(string key) => Optional(key) ?? throw new InputError($"there is no '{key}'", Where);

    /// <summary>Refuses keys that have no meaning, naming the nearest that has one.</summary>
    public void Allow(params ReadOnlySpan<string> keys)
    {
        foreach ((YamlScalar key, _) in entries)
        {
            if (keys.Contains(key.Text)) continue;
            IReadOnlyList<string> near = Suggestions.Nearest(key.Text, keys.ToArray());
            throw new InputError(
                $"unknown key '{key.Text}'", key.Where, near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?" : $"expected one of {string.Join(", ", keys.ToArray())}");
        }
    }
}
