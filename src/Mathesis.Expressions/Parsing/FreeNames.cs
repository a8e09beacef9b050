using System.Collections.Frozen;

namespace Mathesis.Expressions;

/// <summary>The names that free notation knows, and how runs of letters fall into names.</summary>
internal static class FreeNames
{
    private static readonly FrozenDictionary<string, string> functions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sin"] = "sin",
        ["cos"] = "cos",
        ["tan"] = "tan",
        ["cot"] = "cot",
        ["sec"] = "sec",
        ["csc"] = "csc",
        ["arcsin"] = "asin",
        ["arccos"] = "acos",
        ["arctan"] = "atan",
        ["asin"] = "asin",
        ["acos"] = "acos",
        ["atan"] = "atan",
        ["sinh"] = "sinh",
        ["cosh"] = "cosh",
        ["tanh"] = "tanh",
        ["arsinh"] = "asinh",
        ["arcosh"] = "acosh",
        ["artanh"] = "atanh",
        ["asinh"] = "asinh",
        ["acosh"] = "acosh",
        ["atanh"] = "atanh",
        ["arcsinh"] = "asinh",
        ["arccosh"] = "acosh",
        ["arctanh"] = "atanh",
        ["ln"] = "ln",
        ["log"] = "log",
        ["log10"] = "log10",
        ["log2"] = "log2",
        ["exp"] = "exp",
        ["sqrt"] = "sqrt",
        ["cbrt"] = "cbrt",
        ["abs"] = "abs",
        ["Abs"] = "abs",
        ["floor"] = "floor",
        ["ceil"] = "ceil",
        ["ceiling"] = "ceil",
        ["sgn"] = "sign",
        ["sign"] = "sign",
        ["min"] = "min",
        ["max"] = "max",
        ["gcd"] = "gcd",
        ["lcm"] = "lcm",
        ["binomial"] = "binomial",
        ["factorial"] = "factorial",
        ["Gamma"] = "gamma",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pi"] = "pi",
        ["Pi"] = "pi",
        ["theta"] = "theta",
        ["alpha"] = "alpha",
        ["beta"] = "beta",
        ["lambda"] = "lambda",
        ["infinity"] = "∞",
        ["Infinity"] = "∞",
        ["infty"] = "∞",
        ["inf"] = "∞",
        ["oo"] = "∞",
        ["emptyset"] = "∅",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] prefixes = [.. functions.Keys.Concat(["pi"]).Where(name => name is not ("Gamma" or "min" or "max" or "sign" or "abs" or "floor" or "ceil")).OrderByDescending(name => name.Length)];

    private const string GreekLetters = "αβγδεζηθικλμνξοπρςστυφχψω";

    private static readonly string[] greek =
        ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"];

    /// <summary>Whether a name is a function's.</summary>
    public static bool IsFunction(string name) => functions.ContainsKey(name);

    /// <summary>The function of a name, or null.</summary>
    public static FunctionDefinition? Function(string name) => functions.TryGetValue(name, out string? plain) ? FunctionDefinition.Find(plain) : null;

    /// <summary>The name that a word is as a whole (a constant or a Greek letter), or null.</summary>
    public static string? Name(string word) => names.GetValueOrDefault(word);

    /// <summary>The Greek name of a letter.</summary>
    public static string? GreekOf(char letter)
    {
        int index = GreekLetters.IndexOf(letter, StringComparison.Ordinal);
        return index >= 0 ? greek[index] : letter switch { 'Δ' => "Delta", 'Ω' => "Omega", 'Σ' => "Sigma", 'Π' => "Pi", 'Γ' => "Gamma", 'Φ' => "Phi", 'Θ' => "Theta", 'Λ' => "Lambda", 'Ψ' => "Psi", 'ϕ' => "phi", 'ϵ' => "epsilon", _ => null };
    }

    /// <summary>A fraction that is one character.</summary>
    public static (int Numerator, int Denominator)? VulgarFraction(char c) => c switch
    {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => null,
    };

    /// <summary>The length of the first name in a run of letters; 0 when the run is a word.</summary>
    public static int FirstLength(string run)
    {
        if (run.Length == 1 || functions.ContainsKey(run) || names.ContainsKey(run)) return run.Length;
        // A run with a function in it and few other letters is several names: xsin, sinx, cosax, pir.
        int others = 0, known = 0, first = 0;
        for (int i = 0; i < run.Length;)
        {
            int length = PrefixLength(run, i);
            if (i == 0) first = Math.Max(1, length);
            known += length;
            if (length == 0) others++;
            i += Math.Max(1, length);
        }
        if (known > 0) return others <= 2 ? first : 0;
        return run.Length <= 3 ? 1 : 0;
    }

    private static int PrefixLength(string run, int start)
    {
        foreach (string prefix in prefixes)
        {
            if (string.CompareOrdinal(run, start, prefix, 0, prefix.Length) == 0) return prefix.Length;
        }
        return 0;
    }
}
