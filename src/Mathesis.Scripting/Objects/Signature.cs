namespace Mathesis.Scripting;

/// <summary>The parameters of a built-in function, read from a text such as <c>sorted(iterable, /, *, key?, reverse?)</c>.</summary>
internal sealed class Signature
{
    private readonly string[] names;
    private readonly bool[] required;
    private readonly int positional;
    private readonly int positionalOnly;
    private readonly int star;
    private readonly int doubleStar;

    private Signature(string name, string[] names, bool[] required, int positional, int positionalOnly, int star, int doubleStar)
    {
        Name = name;
        (this.names, this.required) = (names, required);
        (this.positional, this.positionalOnly, this.star, this.doubleStar) = (positional, positionalOnly, star, doubleStar);
    }

    public string Name { get; }

    public static Signature Parse(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        var names = new List<string>();
        var required = new List<bool>();
        int positional = -1, positionalOnly = 0, star = -1, doubleStar = -1;
        foreach (string item in text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (item == "/")
            {
                positionalOnly = names.Count;
                continue;
            }
            if (item[0] == '*' && positional < 0) positional = names.Count;
            if (item == "*") continue;
            if (item.StartsWith("**", StringComparison.Ordinal)) doubleStar = names.Count;
            else if (item[0] == '*') star = names.Count;
            required.Add(!item.EndsWith('?') && item[0] != '*');
            names.Add(item.Trim('*', '?'));
        }
        return new Signature(text[..open], [.. names], [.. required], positional < 0 ? names.Count : positional, positionalOnly, star, doubleStar);
    }

    /// <summary>Whether that many positional arguments need no binding.</summary>
    public bool Fits(int count) => count == names.Length && count == positional;

    public object[] Bind(object[] arguments, Keyword[] keywords)
    {
        object[] bound = new object[names.Length];
        if (arguments.Length > positional && star < 0) throw Fault.Type($"{Name}() takes at most {positional} arguments ({arguments.Length} given)");
        Array.Copy(arguments, bound, Math.Min(positional, arguments.Length));
        if (star >= 0) bound[star] = arguments.Length > positional ? arguments[positional..] : Array.Empty<object>();
        DictionaryValue? rest = doubleStar >= 0 ? new DictionaryValue() : null;
        if (rest is not null) bound[doubleStar] = rest;
        foreach (Keyword keyword in keywords)
        {
            int index = Array.IndexOf(names, keyword.Name, positionalOnly);
            if (index < 0 || index == star || index == doubleStar)
            {
                if (rest is null) throw Fault.Type($"{Name}() got an unexpected keyword argument '{keyword.Name}'");
                rest.Set(keyword.Name, keyword.Value);
            }
            else
            {
                if (bound[index] is not null) throw Fault.Type($"{Name}() got multiple values for argument '{keyword.Name}'");
                bound[index] = keyword.Value;
            }
        }
        for (int i = 0; i < bound.Length; i++)
            if (required[i] && bound[i] is null) throw Fault.Type($"{Name}() missing required argument '{names[i]}' (pos {i + 1})");
        return bound;
    }
}
