using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>A value of a YAML document with its place.</summary>
/// <param name="file">The file.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
internal abstract class YamlNode(string file, long line, long column)
{
    /// <summary>The place in words: <c>plan.yaml, line 3, column 5</c>.</summary>
    public string Where => FormattableString.Invariant($"{file}, line {line}, column {column}");

    /// <summary>What it is, in words.</summary>
    public abstract string Kind { get; }

    /// <summary>The error for a value that does not fit.</summary>
    public InputError Unfit(string expected) => new($"{Kind} does not fit", Where, $"expected {expected}");
}
