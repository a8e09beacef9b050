namespace Mathesis.Scripting;

/// <summary>A compiled regular expression.</summary>
internal sealed class PatternValue : ScriptObject
{
    private readonly PatternInstruction[] program;
    private readonly int slots;

    private PatternValue(string pattern, long flags)
    {
        var parser = new PatternParser(pattern, flags);
        PatternNode node = parser.Parse();
        var compiler = new PatternCompiler(parser.Groups);
        program = compiler.Compile(node);
        slots = compiler.Slots;
        (Pattern, Flags, Groups, Names) = (pattern, parser.Flags, parser.Groups, parser.Names);
    }

    public string Pattern { get; }

    public long Flags { get; }

    public int Groups { get; }

    public Dictionary<string, int> Names { get; }

    public override ClassValue Class => Classes.Pattern;

    public static PatternValue Get(object pattern, object? flags)
    {
        if (pattern is PatternValue known) return known;
        string text = pattern as string ?? throw Fault.Type("first argument must be string or compiled pattern");
        long chosen = flags is null ? 0 : Number.Long(flags);
        Dictionary<(string, long), PatternValue> cache = Machine.Current.Patterns;
        if (!cache.TryGetValue((text, chosen), out PatternValue? compiled))
        {
            Machine.Current.Charge(text.Length);
            Machine.Current.Allocate(1000 + (100L * text.Length));
            cache[(text, chosen)] = compiled = new PatternValue(text, chosen);
        }
        return compiled;
    }

    public MatchValue? MatchAt(string text, int start, bool toEnd) => Matcher(text).Match(start, toEnd, mustAdvance: false) is { } found ? new MatchValue(this, text, found) : null;

    public MatchValue? Search(string text, int start) => Each(text, start).FirstOrDefault();

    /// <summary>All matches that do not overlap; one that is empty may follow another, not itself.</summary>
    public IEnumerable<MatchValue> Each(string text, int start = 0)
    {
        PatternMatcher matcher = Matcher(text);
        bool mustAdvance = false;
        for (int place = start; place <= text.Length;)
        {
            if (matcher.Match(place, toEnd: false, mustAdvance) is not { } found)
            {
                place++;
                mustAdvance = false;
                continue;
            }
            yield return new MatchValue(this, text, found);
            mustAdvance = found[1] == found[0];
            place = found[1];
        }
    }

    public override string ToString() => $"re.compile({Text.Repr(Pattern)})";

    private PatternMatcher Matcher(string text) => new(program, slots, text, (Flags & 256) != 0);
}
