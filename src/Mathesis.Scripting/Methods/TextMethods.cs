using System.Text;

namespace Mathesis.Scripting;

/// <summary>The methods of strings.</summary>
internal static class TextMethods
{
    public static void Define(NativeTable table)
    {
        DefineCases(table);
        DefineSearches(table);
        DefineParts(table);
        DefineLayout(table);
    }

    private static string Self(object[] a) => a[0] as string ?? throw Fault.Type("descriptor requires a 'str' object");

    private static string Given(object value) => value as string ?? throw Fault.Type($"expected str, not {Classes.Of(value).Name}");

    private static string Pay(string text)
    {
        Machine.Current.Allocate(2L * text.Length);
        Machine.Current.Charge(text.Length / 64);
        return text;
    }

    /// <summary>Counts the work of finding one string in another, at its worst.</summary>
    public static void PaySearch(long length, long wanted) =>
        Machine.Current.Charge((length / 64) + (wanted <= length ? (length - wanted + 1) * wanted / 2048 : 0));

    private static void DefineCases(NativeTable table)
    {
        table.Add("lower(self, /)", (_, a) => Pay(Self(a)).ToLowerInvariant());
        table.Add("upper(self, /)", (_, a) => Pay(Self(a)).ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal));
        table.Add("casefold(self, /)", (_, a) => Pay(Self(a)).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal));
        table.Add("swapcase(self, /)", (_, a) => new string([.. Pay(Self(a)).Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c))]));
        table.Add("capitalize(self, /)", (_, a) => Pay(Self(a)) is { Length: > 0 } text ? char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant() : "");
        table.Add("title(self, /)", (_, a) =>
        {
            var result = new StringBuilder();
            bool inWord = false;
            foreach (char c in Pay(Self(a)))
            {
                result.Append(inWord ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c));
                inWord = IsCased(c);
            }
            return result.ToString();
        });
        table.Add("isalpha(self, /)", (_, a) => All(a, char.IsLetter));
        table.Add("isdigit(self, /)", (_, a) => All(a, c => char.IsDigit(c) || "²³¹⁰⁴⁵⁶⁷⁸⁹".Contains(c)));
        table.Add("isdecimal(self, /)", (_, a) => All(a, char.IsDigit));
        table.Add("isnumeric(self, /)", (_, a) => All(a, char.IsNumber));
        table.Add("isalnum(self, /)", (_, a) => All(a, c => char.IsLetter(c) || char.IsNumber(c)));
        table.Add("isspace(self, /)", (_, a) => All(a, IsSpace));
        table.Add("isascii(self, /)", (_, a) => Number.Box(Self(a).All(char.IsAscii)));
        table.Add("isprintable(self, /)", (_, a) => Number.Box(Self(a).All(TextRepr.IsPrintable)));
        table.Add("islower(self, /)", (_, a) => Number.Box(Self(a).Any(char.IsLower) && !Self(a).Any(char.IsUpper)));
        table.Add("isupper(self, /)", (_, a) => Number.Box(Self(a).Any(char.IsUpper) && !Self(a).Any(char.IsLower)));
        table.Add("isidentifier(self, /)", (_, a) => Number.Box(Self(a) is { Length: > 0 } text && (text[0] == '_' || char.IsLetter(text[0])) && text.All(c => c == '_' || char.IsLetterOrDigit(c))));
        table.Add("istitle(self, /)", (_, a) =>
        {
            bool inWord = false, any = false;
            foreach (char c in Self(a))
            {
                if (char.IsUpper(c) ? inWord : char.IsLower(c) && !inWord) return Number.False;
                inWord = IsCased(c);
                any |= inWord;
            }
            return Number.Box(any);
        });
    }

    private static bool IsCased(char c) => char.IsUpper(c) || char.IsLower(c);

    private static object All(object[] a, Func<char, bool> test) => Number.Box(Pay(Self(a)) is { Length: > 0 } text && text.All(test));

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';

    private static void DefineSearches(NativeTable table)
    {
        table.Add("find(self, sub, start?, end?, /)", (_, a) => Number.Box(Find(a, last: false)));
        table.Add("rfind(self, sub, start?, end?, /)", (_, a) => Number.Box(Find(a, last: true)));
        table.Add("index(self, sub, start?, end?, /)", (_, a) => Find(a, last: false) is >= 0 and var place ? Number.Box(place) : throw Fault.Value("substring not found"));
        table.Add("rindex(self, sub, start?, end?, /)", (_, a) => Find(a, last: true) is >= 0 and var place ? Number.Box(place) : throw Fault.Value("substring not found"));
        table.Add("count(self, sub, start?, end?, /)", (_, a) =>
        {
            string text = Window(a, out int start), sub = Given(a[1]);
            if (start < 0) return Number.Box(0);
            if (sub.Length == 0) return Number.Box(text.Length + 1);
            int count = 0;
            for (int place = text.IndexOf(sub, StringComparison.Ordinal); place >= 0; place = text.IndexOf(sub, place + sub.Length, StringComparison.Ordinal)) count++;
            return Number.Box(count);
        });
        table.Add("startswith(self, prefix, start?, end?, /)", (_, a) => Number.Box(Matches(a, (text, part) => text.StartsWith(part, StringComparison.Ordinal))));
        table.Add("endswith(self, suffix, start?, end?, /)", (_, a) => Number.Box(Matches(a, (text, part) => text.EndsWith(part, StringComparison.Ordinal))));
    }

    /// <summary>The part of a string that is searched; start is -1 if it begins behind the end.</summary>
    private static string Window(object[] a, out int start)
    {
        string text = Self(a);
        PaySearch(text.Length, a[1] is string part ? part.Length : 1);
        start = 0;
        if (a[2] is null or None && a[3] is null or None) return text;
        long first = a[2] is null or None ? 0 : Number.Clamped(a[2]), last = a[3] is null or None ? text.Length : Number.Clamped(a[3]);
        if (first < 0) first = Math.Max(0, first + text.Length);
        if (last < 0) last += text.Length;
        last = Math.Clamp(last, 0, text.Length);
        start = first > last ? -1 : (int)first;
        return start < 0 ? "" : text[start..(int)last];
    }

    private static int Find(object[] a, bool last)
    {
        string sub = a[1] as string ?? throw Fault.Type($"must be str, not {Classes.Of(a[1]).Name}");
        string text = Window(a, out int start);
        if (start < 0) return -1;
        // .NET finds an empty string before the last character, not behind it.
        int place = !last ? text.IndexOf(sub, StringComparison.Ordinal) : sub.Length == 0 ? text.Length : text.LastIndexOf(sub, StringComparison.Ordinal);
        return place < 0 ? -1 : place + start;
    }

    private static bool Matches(object[] a, Func<string, string, bool> test)
    {
        string text = Window(a, out int start);
        if (start < 0) return false;
        return a[1] is TupleValue tuple ? tuple.Items.Any(item => test(text, Given(item))) : test(text, a[1] as string ?? throw Fault.Type("startswith first arg must be str or a tuple of str"));
    }

    private static void DefineParts(NativeTable table)
    {
        table.Add("split(self, sep?, maxsplit?)", (_, a) => TextSplitting.Split(Pay(Self(a)), a[1], a[2] is null ? -1 : Number.Clamped(a[2]), fromRight: false));
        table.Add("rsplit(self, sep?, maxsplit?)", (_, a) => TextSplitting.Split(Pay(Self(a)), a[1], a[2] is null ? -1 : Number.Clamped(a[2]), fromRight: true));
        table.Add("splitlines(self, keepends?)", (_, a) => TextSplitting.Lines(Pay(Self(a)), a[1] is not null && Operators.IsTrue(a[1])));
        table.Add("partition(self, sep, /)", (_, a) => Partition(Self(a), Given(a[1]), last: false));
        table.Add("rpartition(self, sep, /)", (_, a) => Partition(Self(a), Given(a[1]), last: true));
        table.Add("strip(self, chars?, /)", (_, a) => Strip(Self(a), a[1], left: true, right: true));
        table.Add("lstrip(self, chars?, /)", (_, a) => Strip(Self(a), a[1], left: true, right: false));
        table.Add("rstrip(self, chars?, /)", (_, a) => Strip(Self(a), a[1], left: false, right: true));
        table.Add("removeprefix(self, prefix, /)", (_, a) => Self(a).StartsWith(Given(a[1]), StringComparison.Ordinal) ? Self(a)[((string)a[1]).Length..] : Self(a));
        table.Add("removesuffix(self, suffix, /)", (_, a) => Given(a[1]).Length > 0 && Self(a).EndsWith((string)a[1], StringComparison.Ordinal) ? Self(a)[..^((string)a[1]).Length] : Self(a));
        table.Add("join(self, iterable, /)", (machine, a) =>
        {
            string separator = Self(a);
            var text = new StringBuilder();
            object[] items = Iteration.ToArray(a[1]);
            for (int i = 0; i < items.Length; i++)
            {
                if (items[i] is not string part) throw Fault.Type($"sequence item {i}: expected str instance, {Classes.Of(items[i]).Name} found");
                machine.Allocate(2L * (part.Length + separator.Length));
                if ((i & 15) == 15) machine.Step();
                if (i > 0) text.Append(separator);
                text.Append(part);
            }
            return text.ToString();
        });
    }

    private static TupleValue Partition(string text, string separator, bool last)
    {
        if (separator.Length == 0) throw Fault.Value("empty separator");
        PaySearch(text.Length, separator.Length);
        int place = last ? text.LastIndexOf(separator, StringComparison.Ordinal) : text.IndexOf(separator, StringComparison.Ordinal);
        if (place < 0) return last ? new TupleValue(["", "", text]) : new TupleValue([text, "", ""]);
        return new TupleValue([text[..place], separator, text[(place + separator.Length)..]]);
    }

    public static string Strip(string text, object? characters, bool left, bool right)
    {
        Func<char, bool> goes = characters is null or None ? IsSpace : Given(characters).Contains;
        int start = 0, end = text.Length;
        while (left && start < end && goes(text[start])) start++;
        while (right && end > start && goes(text[end - 1])) end--;
        return text[start..end];
    }

    private static void DefineLayout(NativeTable table)
    {
        table.Add("replace(self, old, new, count?, /)", (_, a) => TextSplitting.Replace(Pay(Self(a)), Given(a[1]), Given(a[2]), a[3] is null ? -1 : Number.Clamped(a[3])));
        table.Add("center(self, width, fillchar?, /)", (_, a) => Fill(a, (missing, width) => (missing / 2) + (missing & width & 1)));
        table.Add("ljust(self, width, fillchar?, /)", (_, a) => Fill(a, (_, _) => 0));
        table.Add("rjust(self, width, fillchar?, /)", (_, a) => Fill(a, (missing, _) => missing));
        table.Add("zfill(self, width, /)", (_, a) =>
        {
            string text = Self(a);
            int missing = Missing(text, a[1]);
            if (missing <= 0) return text;
            int sign = text.Length > 0 && text[0] is '+' or '-' && text.Length > 0 ? 1 : 0;
            return text[..sign] + new string('0', missing) + text[sign..];
        });
        table.Add("expandtabs(self, tabsize?)", (_, a) => TextSplitting.ExpandTabs(Self(a), a[1] is null ? 8 : (int)Math.Clamp(Number.Clamped(a[1]), 0, 1000)));
        table.Add("translate(self, table, /)", (machine, a) =>
        {
            var result = new StringBuilder();
            foreach (char c in Pay(Self(a)))
            {
                string part = a[1] is not DictionaryValue map || !map.TryGet(Number.Box(c), out object item) ? Text.Character(c)
                    : item is string replacement ? replacement
                    : item is None ? ""
                    : ((char)Number.Long(item)).ToString();
                machine.Allocate(2L * part.Length);
                result.Append(part);
            }
            return result.ToString();
        });
        table.Constant("maketrans", new StaticMethodValue(new NativeFunction("maketrans(x, y?, z?, /)", (_, a) => MakeTranslation(a))));
        table.Add("format(self, *args, **kwargs)", (_, a) => new BraceFormatter((object[])a[1], (DictionaryValue)a[2]).Format(Self(a)));
        table.Add("format_map(self, mapping, /)", (_, a) => new BraceFormatter([], (DictionaryValue)a[1]).Format(Self(a)));
    }

    private static int Missing(string text, object width)
    {
        long missing = Number.Clamped(width) - text.Length;
        if (missing <= 0) return 0;
        Machine.Current.Allocate(missing > int.MaxValue / 4 ? long.MaxValue / 2 : 2 * missing);
        return (int)missing;
    }

    private static string Fill(object[] a, Func<int, int, int> leftOf)
    {
        string text = Self(a);
        if (a[2] is not (null or string { Length: 1 })) throw Fault.Type("The fill character must be exactly one character long");
        int missing = Missing(text, a[1]);
        if (missing == 0) return text;
        char fill = a[2] is string given ? given[0] : ' ';
        int left = leftOf(missing, missing + text.Length);
        return new string(fill, left) + text + new string(fill, missing - left);
    }

    private static DictionaryValue MakeTranslation(object[] a)
    {
        var map = new DictionaryValue();
        if (a[1] is null)
        {
            if (a[0] is not DictionaryValue given) throw Fault.Type("if you give only one argument to maketrans it must be a dict");
            foreach (object key in given.Keys()) map.Set(key is string { Length: 1 } c ? Number.Box(c[0]) : key, given.Get(key));
            return map;
        }
        string from = Given(a[0]), to = Given(a[1]);
        if (from.Length != to.Length) throw Fault.Value("the first two maketrans arguments must have equal length");
        for (int i = 0; i < from.Length; i++) map.Set(Number.Box(from[i]), Number.Box(to[i]));
        if (a[2] is string removed)
            foreach (char c in removed) map.Set(Number.Box(c), None.Value);
        return map;
    }
}
