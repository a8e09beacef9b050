namespace Mathesis.Scripting;

/// <summary>A part of a regular expression.</summary>
internal abstract record PatternNode
{
    public sealed record One(Func<char, bool> Matches) : PatternNode;

    public sealed record Sequence(List<PatternNode> Items) : PatternNode;

    public sealed record Choice(List<PatternNode> Items) : PatternNode;

    public sealed record Repeat(PatternNode Item, int Least, int Most, bool IsLazy) : PatternNode;

    /// <summary>A group; number 0 if it captures nothing.</summary>
    public sealed record Group(PatternNode Item, int Number) : PatternNode;

    public sealed record Back(int Number, bool IgnoresCase) : PatternNode;

    public sealed record Look(PatternNode Item, bool IsBehind, bool IsNegative) : PatternNode;

    public sealed record Place(PatternPlace Kind) : PatternNode;

    /// <summary>How many characters it matches, if that is always the same.</summary>
    public int? Width => this switch
    {
        One => 1,
        Sequence sequence => sequence.Items.Aggregate((int?)0, (sum, item) => sum + item.Width),
        Choice choice => choice.Items.Select(item => item.Width).Distinct().ToArray() is [var only] ? only : null,
        Repeat repeat => repeat.Least == repeat.Most ? repeat.Item.Width * repeat.Least : null,
        Group group => group.Item.Width,
        Back => null,
        _ => 0,
    };
}
