using System.Collections.Frozen;

namespace Mathesis.Expressions;

/// <summary>What LaTeX commands mean.</summary>
internal static class LatexCommands
{
    /// <summary>Commands that only change how things look.</summary>
    public static FrozenSet<string> Ignored { get; } = new[]
    {
        "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "middle", "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "quad", "qquad",
        "rm", "bf", "it", "boldmath", "normalsize", "large", "Large", "small", "enspace", "thinspace", "negthinspace", "hfill", "hline", "phantom", "mathstrut", "strut", "!", ",", ";", ":", " ", ">", "/",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Commands that are symbols.</summary>
    public static FrozenDictionary<string, string> Symbols { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cdot"] = "*",
        ["times"] = "*",
        ["ast"] = "*",
        ["bullet"] = "*",
        ["div"] = "/",
        ["slash"] = "/",
        ["over"] = "over",
        ["pm"] = "+-",
        ["mp"] = "-+",
        ["le"] = "<=",
        ["leq"] = "<=",
        ["leqslant"] = "<=",
        ["leqq"] = "<=",
        ["ge"] = ">=",
        ["geq"] = ">=",
        ["geqslant"] = ">=",
        ["geqq"] = ">=",
        ["lt"] = "<",
        ["gt"] = ">",
        ["ne"] = "!=",
        ["neq"] = "!=",
        ["approx"] = "~=",
        ["approxeq"] = "~=",
        ["simeq"] = "~=",
        ["doteq"] = "~=",
        ["equiv"] = "=",
        ["colon"] = ":",
        ["in"] = "in",
        ["cup"] = "union",
        ["bigcup"] = "union",
        ["cap"] = "intersect",
        ["setminus"] = "setminus",
        ["backslash"] = "setminus",
        ["smallsetminus"] = "setminus",
        ["to"] = "->",
        ["rightarrow"] = "->",
        ["mapsto"] = "->",
        ["Rightarrow"] = "=>",
        ["implies"] = "=>",
        ["land"] = ",",
        ["wedge"] = ",",
        ["lor"] = ",",
        ["vee"] = ",",
        ["lbrace"] = "\\{",
        ["rbrace"] = "\\}",
        ["{"] = "\\{",
        ["}"] = "\\}",
        ["lbrack"] = "[",
        ["rbrack"] = "]",
        ["lparen"] = "(",
        ["rparen"] = ")",
        ["lvert"] = "|",
        ["rvert"] = "|",
        ["vert"] = "|",
        ["mid"] = "|",
        ["lfloor"] = "lfloor",
        ["rfloor"] = "rfloor",
        ["lceil"] = "lceil",
        ["rceil"] = "rceil",
        ["langle"] = "langle",
        ["rangle"] = "rangle",
        ["circ"] = "deg",
        ["degree"] = "deg",
        ["ldots"] = "...",
        ["dots"] = "...",
        ["cdots"] = "...",
        ["dotsc"] = "...",
        ["dotsb"] = "...",
        ["vdots"] = "...",
        ["%"] = "%",
        ["$"] = "$",
        ["&"] = "&",
        ["prime"] = "'",
        ["\\"] = "\\\\",
        ["cr"] = "\\\\",
        ["newline"] = "\\\\",
        ["_"] = "_",
        ["choose"] = "choose",
        ["bmod"] = "mod",
        ["therefore"] = "=>",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that are names.</summary>
    public static FrozenDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["infty"] = "∞",
        ["emptyset"] = "∅",
        ["varnothing"] = "∅",
        ["R"] = "ℝ",
        ["Z"] = "ℤ",
        ["N"] = "ℕ",
        ["Q"] = "ℚ",
        ["C"] = "ℂ",
        ["reals"] = "ℝ",
        ["integers"] = "ℤ",
        ["ell"] = "ell",
        ["imath"] = "i",
        ["degreeC"] = "C",
        ["varphi"] = "phi",
        ["varepsilon"] = "epsilon",
        ["vartheta"] = "theta",
        ["hbar"] = "hbar",
        ["partial"] = "partial",
        ["nabla"] = "nabla",
        ["aleph"] = "aleph",
        ["arcctg"] = "acot",
        ["tg"] = "tan",
        ["ctg"] = "cot",
        ["lg"] = "log10",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The Greek letters, which are variables except pi.</summary>
    public static FrozenSet<string> Greek { get; } = new[]
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
        "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Commands with arguments that the parser reads.</summary>
    public static FrozenSet<string> WithArguments { get; } = new[] { "frac", "sqrt", "binom", "boxed", "fbox", "begin", "end", "overline", "pmod", "vec", "hat", "bar", "underline", "mathcal", "int", "sum", "prod", "lim" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Other names of commands with arguments.</summary>
    public static FrozenDictionary<string, string> Aliases { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dfrac"] = "frac",
        ["tfrac"] = "frac",
        ["cfrac"] = "frac",
        ["dbinom"] = "binom",
        ["tbinom"] = "binom",
        ["framebox"] = "boxed",
        ["overrightarrow"] = "vec",
        ["boldsymbol"] = "vec",
        ["widehat"] = "hat",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands whose argument is words.</summary>
    public static FrozenSet<string> Texts { get; } = new[] { "text", "mbox", "textbf", "textnormal", "textrm", "textit", "texttt", "textsf", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "operatorname", "hbox", "emph", "mathbb", "bold", "bm" }.ToFrozenSet(StringComparer.Ordinal);
}
