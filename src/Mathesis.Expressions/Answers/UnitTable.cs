using System.Collections.Frozen;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Units of measure: what they measure and how many base units they are.</summary>
internal static class UnitTable
{
    private static readonly FrozenDictionary<string, (string Dimension, Rational Factor)> units = Build();

    private static readonly FrozenSet<string> symbols = new[]
    {
        "mm", "cm", "dm", "km", "ft", "yd", "mi", "kg", "mg", "lb", "lbs", "oz", "ml", "mL", "cl", "dl", "min", "mins", "hr", "hrs", "sec", "secs", "mph", "kph", "kmh", "rpm", "hz", "Hz", "kHz", "MHz", "kW", "kWh", "kJ", "kPa", "Pa", "mol", "am", "pm", "AM", "PM", "sq", "cu", "USD", "EUR", "cents", "deg", "rad",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether letters are the symbol of a unit.</summary>
    public static bool IsSymbol(string letters) => symbols.Contains(letters);

    /// <summary>The dimension and the factor of a unit, or null for a word that is no unit of measure.</summary>
    public static (string Dimension, Rational Factor)? Find(string unit)
    {
        string key = Normalize(unit);
        if (units.TryGetValue(key, out (string, Rational) found)) return found;
        int slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && Find(key[..slash]) is (string top, Rational a) && Find(key[(slash + 1)..]) is (string bottom, Rational b)) return (top + "/" + bottom, a / b);
        int power = key.IndexOf('^', StringComparison.Ordinal);
        if (power > 0 && power == key.Length - 2 && key[^1] is '2' or '3' && units.TryGetValue(key[..power], out (string Dimension, Rational Factor) radix)) return (radix.Dimension + key[power..], Rational.Pow(radix.Factor, key[^1] - '0'));
        foreach ((string word, int exponent) in new[] { ("square ", 2), ("sq ", 2), ("cubic ", 3), ("cu ", 3) })
        {
            if (key.StartsWith(word, StringComparison.Ordinal) && units.TryGetValue(key[word.Length..], out (string Dimension, Rational Factor) side)) return ($"{side.Dimension}^{exponent}", Rational.Pow(side.Factor, exponent));
        }
        return null;
    }

    /// <summary>A unit's name without case, number and articles.</summary>
    public static string Normalize(string unit)
    {
        string key = string.Join(' ', unit.Replace('.', ' ').Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries));
        if (key.Length > 3) key = key.ToLowerInvariant();
        foreach (string article in new[] { "the ", "a ", "an ", "of ", "in " })
        {
            if (key.StartsWith(article, StringComparison.Ordinal)) key = key[article.Length..];
        }
        key = key.Replace(" per ", "/", StringComparison.Ordinal).Replace(" / ", "/", StringComparison.Ordinal).Replace(" squared", "^2", StringComparison.Ordinal).Replace(" cubed", "^3", StringComparison.Ordinal);
        return key.Length > 3 && key.EndsWith('s') && !key.EndsWith("ss", StringComparison.Ordinal) ? key[..^1] : key switch { "feet" => "foot", "inches" => "inch", "people" => "person", "men" => "man", "women" => "woman", "children" => "child", _ => key };
    }

    private static FrozenDictionary<string, (string Dimension, Rational Factor)> Build()
    {
        var table = new Dictionary<string, (string, Rational)>(StringComparer.Ordinal);
        void Add(string dimension, Rational factor, params string[] names)
        {
            foreach (string name in names) table[Normalize(name)] = (dimension, factor);
        }
        Add("length", new Rational(1, 1000), "mm", "millimeter", "millimetre");
        Add("length", new Rational(1, 100), "cm", "centimeter", "centimetre");
        Add("length", new Rational(1, 10), "dm", "decimeter", "decimetre");
        Add("length", 1, "m", "meter", "metre");
        Add("length", 1000, "km", "kilometer", "kilometre");
        Add("length", new Rational(254, 10000), "in", "inch", "inches", "inche");
        Add("length", new Rational(3048, 10000), "ft", "foot", "feet");
        Add("length", new Rational(9144, 10000), "yd", "yard");
        Add("length", new Rational(1609344, 1000), "mi", "mile");
        Add("mass", new Rational(1, 1000), "mg", "milligram");
        Add("mass", 1, "g", "gm", "gram", "gramme");
        Add("mass", 1000, "kg", "kilogram", "kilo");
        Add("mass", 1000000, "tonne", "metric ton");
        Add("mass", new Rational(45359237, 100000), "lb", "lbs", "pound");
        Add("mass", new Rational(45359237, 1600000), "oz", "ounce");
        Add("time", 1, "s", "sec", "secs", "second");
        Add("time", 60, "min", "mins", "minute");
        Add("time", 3600, "h", "hr", "hrs", "hour");
        Add("time", 86400, "day", "d");
        Add("time", 604800, "week", "wk");
        Add("volume", new Rational(1, 1000), "ml", "mL", "milliliter", "millilitre");
        Add("volume", new Rational(1, 100), "cl", "centiliter");
        Add("volume", new Rational(1, 10), "dl", "deciliter");
        Add("volume", 1, "l", "L", "liter", "litre");
        Add("money", 1, "$", "dollar", "usd", "us dollar", "bucks");
        Add("money", new Rational(1, 100), "cent", "¢", "penny", "pennies");
        Add("euro", 1, "€", "euro", "eur");
        Add("sterling", 1, "£");
        Add("yuan", 1, "¥", "￥", "yuan", "元");
        Add("angle", 1, "°", "degree", "deg", "degrees");
        Add("celsius", 1, "°C", "degrees celsius", "celsius");
        Add("fahrenheit", 1, "°F", "degrees fahrenheit", "fahrenheit");
        Add("length/time", new Rational(1609344, 3600000), "mph", "miles per hour");
        Add("length/time", new Rational(1000, 3600), "kph", "kmh", "kmph");
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
