using System.Text;

namespace Mathesis.Scripting;

/// <summary>The methods of patterns and matches.</summary>
internal static class PatternMethods
{
    public static void DefinePattern(NativeTable table)
    {
        table.Add("match(self, string, pos?, endpos?)", (_, a) => OrNone(Self(a).MatchAt(Window(a), Start(a), toEnd: false)));
        table.Add("fullmatch(self, string, pos?, endpos?)", (_, a) => OrNone(Self(a).MatchAt(Window(a), Start(a), toEnd: true)));
        table.Add("search(self, string, pos?, endpos?)", (_, a) => OrNone(Self(a).Search(Window(a), Start(a))));
        table.Add("findall(self, string, pos?, endpos?)", (_, a) => FindAll(Self(a), Window(a), Start(a)));
        table.Add("finditer(self, string, pos?, endpos?)", (_, a) => new EnumerableIterator(Self(a).Each(Window(a), Start(a))));
        table.Add("split(self, string, maxsplit?)", (_, a) => Split(Self(a), Given(a[1]), a[2]));
        table.Add("sub(self, repl, string, count?)", (machine, a) => Substitute(machine, Self(a), a[1], Given(a[2]), a[3]).Text);
        table.Add("subn(self, repl, string, count?)", (machine, a) =>
        {
            (string text, long count) = Substitute(machine, Self(a), a[1], Given(a[2]), a[3]);
            return new TupleValue([text, Number.Box(count)]);
        });
        table.Property("pattern", self => ((PatternValue)self).Pattern);
        table.Property("groups", self => Number.Box(((PatternValue)self).Groups));
        table.Property("flags", self => Number.Box(((PatternValue)self).Flags | 32));
        table.Property("groupindex", self =>
        {
            var names = new DictionaryValue();
            foreach ((string name, int number) in ((PatternValue)self).Names) names.Set(name, Number.Box(number));
            return names;
        });

        static PatternValue Self(object[] a) => (PatternValue)a[0];
        static string Window(object[] a) => a[3] is null ? Given(a[1]) : Given(a[1])[..(int)Math.Clamp(Number.Clamped(a[3]), 0, ((string)a[1]).Length)];
        static int Start(object[] a) => a[2] is null ? 0 : (int)Math.Clamp(Number.Clamped(a[2]), 0, Given(a[1]).Length);
    }

    public static string Given(object value) => value as string ?? throw Fault.Type($"expected string or bytes-like object, got '{Classes.Of(value).Name}'");

    public static object OrNone(object? value) => value ?? None.Value;

    public static ListValue FindAll(PatternValue pattern, string text, int start)
    {
        var found = new ListValue();
        foreach (MatchValue match in pattern.Each(text, start))
        {
            found.Add(pattern.Groups switch
            {
                0 => match.Whole,
                1 => TextOf(match, 1),
                _ => new TupleValue([.. Enumerable.Range(1, pattern.Groups).Select(group => TextOf(match, group))]),
            });
        }
        return found;

        static object TextOf(MatchValue match, int group) => match.Group(group) is string text ? text : "";
    }

    public static ListValue Split(PatternValue pattern, string text, object? most)
    {
        long left = most is null ? 0 : Number.Clamped(most);
        if (left == 0) left = long.MaxValue;
        var parts = new ListValue();
        int start = 0;
        foreach (MatchValue match in pattern.Each(text))
        {
            if (left-- <= 0) break;
            parts.Add(text[start..match.Start(0)]);
            for (int group = 1; group <= pattern.Groups; group++) parts.Add(match.Group(group));
            start = match.End(0);
        }
        parts.Add(text[start..]);
        return parts;
    }

    public static (string Text, long Count) Substitute(Machine machine, PatternValue pattern, object replacement, string text, object? most)
    {
        long left = most is null ? 0 : Number.Clamped(most);
        if (left == 0) left = long.MaxValue;
        var result = new StringBuilder();
        int start = 0;
        long count = 0;
        foreach (MatchValue match in pattern.Each(text))
        {
            if (count >= left) break;
            count++;
            string by = replacement is string template ? Expand(match, template) : machine.Call(replacement, match) as string ?? throw Fault.Type("expected str instance");
            machine.Allocate(2L * (match.Start(0) - start + by.Length));
            result.Append(text, start, match.Start(0) - start).Append(by);
            start = match.End(0);
        }
        return (result.Append(text, start, text.Length - start).ToString(), count);
    }

    /// <summary>Fills a template: \1, \g&lt;name&gt;, \n.</summary>
    private static string Expand(MatchValue match, string template)
    {
        if (!template.Contains('\\')) return template;
        var result = new StringBuilder();
        for (int i = 0; i < template.Length; i++)
        {
            char c = template[i];
            if (c != '\\' || i + 1 == template.Length)
            {
                result.Append(c);
                continue;
            }
            c = template[++i];
            switch (c)
            {
                case 'g' when i + 1 < template.Length && template[i + 1] == '<' && template.IndexOf('>', i) is > 0 and var end:
                    string name = template[(i + 2)..end];
                    Append(int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index) ? Number.Box(index) : name);
                    i = end;
                    break;
                case >= '1' and <= '9':
                    int number = c - '0';
                    if (i + 1 < template.Length && char.IsAsciiDigit(template[i + 1])) number = (number * 10) + template[++i] - '0';
                    Append(Number.Box(number));
                    break;
                case '0': result.Append('\0'); break;
                case 'n': result.Append('\n'); break;
                case 't': result.Append('\t'); break;
                case 'r': result.Append('\r'); break;
                case '\\': result.Append('\\'); break;
                default:
                    if (char.IsAsciiLetter(c)) throw Fault.New(ExceptionClasses.PatternError, $"bad escape \\{c} at position {i - 1}");
                    result.Append('\\').Append(c);
                    break;
            }
        }
        return result.ToString();

        void Append(object group)
        {
            int number = group is string ? (match.Pattern.Names.TryGetValue((string)group, out int named) ? named : throw Fault.Index($"unknown group name {Text.Repr(group)}")) : (int)(long)group;
            if (number > match.Pattern.Groups) throw Fault.New(ExceptionClasses.PatternError, $"invalid group reference {number}");
            if (match.Group(number) is string part)
            {
                Machine.Current.Allocate(2L * part.Length);
                result.Append(part);
            }
        }
    }

    public static void DefineMatch(NativeTable table)
    {
        table.Add("group(self, *groups)", (_, a) =>
        {
            object[] groups = (object[])a[1];
            return groups.Length switch
            {
                0 => Self(a).Whole,
                1 => Self(a).Group(Self(a).Number(groups[0])),
                _ => new TupleValue([.. groups.Select(group => Self(a).Group(Self(a).Number(group)))]),
            };
        });
        table.Add("__getitem__(self, group, /)", (_, a) => Self(a).Group(Self(a).Number(a[1])));
        table.Add("groups(self, default?)", (_, a) => new TupleValue([.. Enumerable.Range(1, Self(a).Pattern.Groups).Select(group => Self(a).Group(group) is string text ? text : a[1] ?? None.Value)]));
        table.Add("groupdict(self, default?)", (_, a) =>
        {
            var named = new DictionaryValue();
            foreach ((string name, int group) in Self(a).Pattern.Names) named.Set(name, Self(a).Group(group) is string text ? text : a[1] ?? None.Value);
            return named;
        });
        table.Add("start(self, group?, /)", (_, a) => Number.Box(Self(a).Start(a[1] is null ? 0 : Self(a).Number(a[1]))));
        table.Add("end(self, group?, /)", (_, a) => Number.Box(Self(a).End(a[1] is null ? 0 : Self(a).Number(a[1]))));
        table.Add("span(self, group?, /)", (_, a) =>
        {
            int group = a[1] is null ? 0 : Self(a).Number(a[1]);
            return new TupleValue([Number.Box(Self(a).Start(group)), Number.Box(Self(a).End(group))]);
        });
        table.Add("expand(self, template)", (_, a) => Expand(Self(a), Given(a[1])));
        table.Property("string", self => ((MatchValue)self).Source);
        table.Property("re", self => ((MatchValue)self).Pattern);
        table.Property("pos", _ => Number.Box(0));
        table.Property("endpos", self => Number.Box(((MatchValue)self).Source.Length));

        static MatchValue Self(object[] a) => (MatchValue)a[0];
    }
}
