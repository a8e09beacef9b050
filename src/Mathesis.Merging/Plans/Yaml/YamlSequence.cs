namespace Mathesis.Merging;

/// <summary>A list of a YAML document.</summary>
internal sealed class YamlSequence(string file, long line, long column, IReadOnlyList<YamlNode> items) : YamlNode(file, line, column)
{
    /// <summary>The elements.</summary>
    public IReadOnlyList<YamlNode> Items => items;

    public override string Kind => "a list";
}
