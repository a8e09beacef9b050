namespace Mathesis.Scripting;

/// <summary>The module re.</summary>
internal static class PatternModule
{
    public static void Define(NativeTable table)
    {
        foreach ((string name, long value) in new[] { ("I", 2L), ("IGNORECASE", 2), ("M", 8), ("MULTILINE", 8), ("S", 16), ("DOTALL", 16), ("X", 64), ("VERBOSE", 64), ("A", 256), ("ASCII", 256), ("U", 32), ("UNICODE", 32) })
            table.Constant(name, Number.Box(value));
        table.Constant("error", ExceptionClasses.PatternError);
        table.Constant("Pattern", Classes.Pattern);
        table.Constant("Match", Classes.Match);
        table.Add("compile(pattern, flags?)", (_, a) => PatternValue.Get(a[0], a[1]));
        table.Add("match(pattern, string, flags?)", (_, a) => PatternMethods.OrNone(PatternValue.Get(a[0], a[2]).MatchAt(PatternMethods.Given(a[1]), 0, toEnd: false)));
        table.Add("fullmatch(pattern, string, flags?)", (_, a) => PatternMethods.OrNone(PatternValue.Get(a[0], a[2]).MatchAt(PatternMethods.Given(a[1]), 0, toEnd: true)));
        table.Add("search(pattern, string, flags?)", (_, a) => PatternMethods.OrNone(PatternValue.Get(a[0], a[2]).Search(PatternMethods.Given(a[1]), 0)));
        table.Add("findall(pattern, string, flags?)", (_, a) => PatternMethods.FindAll(PatternValue.Get(a[0], a[2]), PatternMethods.Given(a[1]), 0));
        table.Add("finditer(pattern, string, flags?)", (_, a) => new EnumerableIterator(PatternValue.Get(a[0], a[2]).Each(PatternMethods.Given(a[1]))));
        table.Add("split(pattern, string, maxsplit?, flags?)", (_, a) => PatternMethods.Split(PatternValue.Get(a[0], a[3]), PatternMethods.Given(a[1]), a[2]));
        table.Add("sub(pattern, repl, string, count?, flags?)", (machine, a) => PatternMethods.Substitute(machine, PatternValue.Get(a[0], a[4]), a[1], PatternMethods.Given(a[2]), a[3]).Text);
        table.Add("subn(pattern, repl, string, count?, flags?)", (machine, a) =>
        {
            (string text, long count) = PatternMethods.Substitute(machine, PatternValue.Get(a[0], a[4]), a[1], PatternMethods.Given(a[2]), a[3]);
            return new TupleValue([text, Number.Box(count)]);
        });
        table.Add("escape(pattern)", (_, a) => string.Concat(PatternMethods.Given(a[0]).Select(c => "\t\n\v\f\r !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".Contains(c) && c is not ('!' or '"' or '%' or '\'' or ',' or '/' or ':' or ';' or '<' or '=' or '>' or '@' or '_' or '`') ? "\\" + c : c.ToString())));
        table.Add("purge()", (machine, _) =>
        {
            machine.Patterns.Clear();
            return None.Value;
        });
    }
}
