namespace Mathesis.Expressions;

/// <summary>Where in a text something stands.</summary>
/// <param name="Start">The first character, from 0.</param>
/// <param name="Length">How many characters.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The first character as people count, from 1.</summary>
    public int Column => Start + 1;

    /// <summary>The character after the last.</summary>
    public int End => Start + Length;

    /// <summary>From the beginning of one span to the end of another.</summary>
    public static SourceSpan Cover(SourceSpan first, SourceSpan last) => new(first.Start, last.End - first.Start);
}
