using System.Globalization;

namespace Mathesis.Scripting;

/// <summary>Where a regular expression matched.</summary>
internal sealed class MatchValue(PatternValue pattern, string text, int[] slots) : ScriptObject
{
    public PatternValue Pattern => pattern;

    public string Source => text;

    public override ClassValue Class => Classes.Match;

    public int Start(int group) => slots[2 * group];

    public int End(int group) => slots[(2 * group) + 1];

    public object Group(int group) => IsSet(group) ? text[Start(group)..End(group)] : None.Value;

    public string Whole => text[slots[0]..slots[1]];

    public int Number(object group)
    {
        int number = group is string name
            ? (pattern.Names.TryGetValue(name, out int named) ? named : -1)
            : (int)Math.Clamp(Scripting.Number.Clamped(group), -1, int.MaxValue);
        return number >= 0 && number <= pattern.Groups ? number : throw Fault.Index("no such group");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"<re.Match object; span=({slots[0]}, {slots[1]}), match={Text.Repr(Whole)}>");

    private bool IsSet(int group) => Start(group) >= 0 && End(group) >= Start(group);
}
