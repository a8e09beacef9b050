namespace Mathesis.Expressions.Tests;

/// <summary>Texts that were written to crash or stall graders.</summary>
internal static class AttackStrings
{
    public static IReadOnlyList<string> All { get; } =
    [
        string.Concat(Enumerable.Repeat("2^{", 1000)),
        string.Concat(Enumerable.Repeat("\\sqrt{", 500)),
        string.Concat(Enumerable.Repeat("\\frac{1}{1+", 200)),
        new string('(', 4000),
        new string('-', 4000) + "1",
        new string('9', 4000),
        "9^{9^{9^{9^{9}}}}",
        "2^{2^{2^{2^{2^{2}}}}}",
        "(x+y+z+w+1)^{500}",
        "(x+y+z+w+1)^{50}-(x+y+z+w+2)^{50}",
        "100000!",
        "(((5!)!)!)!",
        "\\binom{100000}{50000}",
        "e^{e^{e^{e^{e}}}}",
        "\\sin(10^{10^{10}})",
        "\\sqrt{2}^{\\sqrt{2}^{\\sqrt{2}^{\\sqrt{2}}}}",
        "\\sqrt[1000]{2}+\\sqrt[999]{3}",
        "\\sqrt{1+\\sqrt{2+\\sqrt{3+\\sqrt{5+\\sqrt{7+\\sqrt{11+\\sqrt{13}}}}}}}",
        string.Join("+", Enumerable.Range(2, 200).Select(k => $"\\sqrt{{{k}}}")),
        string.Join("+", Enumerable.Range(2, 200).Select(k => $"\\sin({k}x)")),
        string.Join("\\cdot", Enumerable.Range(2, 100).Select(k => $"(x+{k}y)")),
        string.Join(",", Enumerable.Range(0, 900)),
        "\\begin{pmatrix}" + string.Concat(Enumerable.Repeat("1&2\\\\", 300)) + "\\end{pmatrix}",
        "__import__('os').system('true')",
        "eval(compile('1+1','','eval'))",
        "1/0", "0/0", "0^0", "\\log(0)", "\\tan(\\pi/2)", "\\frac{1}{x-x}",
        "1e999999999", "0." + new string('0', 250) + "1",
        "12345678901234567890123456789012345678901^{1/2}",
        "\\gamma(100.5)", "500.5!", "\\boxed{" + string.Concat(Enumerable.Repeat("\\boxed{", 3000)),
        "\\zeta(3)", "||||||||||", "\\left|\\left|\\left|x", "{{{{{{{{", "}}}}", "\\\\\\\\\\\\", "$$$$$", "\ud800", "\0\0\0",
        "\\int_0^{1000000} \\sin(x^{1000}) dx",
        string.Concat(Enumerable.Repeat("x^", 500)) + "x",
        "(" + string.Join("+", Enumerable.Range(0, 60).Select(k => $"x_{{{k}}}")) + ")^{20}",
        "(1+10^{-300})^{10000}",
        "\\ln(\\ln(\\ln(\\ln(2))))",
        "\\cos(\\frac{\\pi}{10007})",
        "e^{1000000}-e^{1000001}",
    ];
}
