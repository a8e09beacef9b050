namespace Mathesis.Scripting.Tests;

/// <summary>Nothing that a script does gets past its limits, and nothing but the two errors leaves a run.</summary>
public class LimitTests
{
    private static readonly ScriptLimits limits = new() { Steps = 1_000_000, Memory = 50_000_000, Output = 1000, Time = TimeSpan.FromSeconds(20) };

    [Theory]
    [InlineData("while True: pass", ScriptLimit.Steps)]
    [InlineData("while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally: pass", ScriptLimit.Steps)]
    [InlineData("sum(range(10 ** 12))", ScriptLimit.Steps)]
    [InlineData("for x in iter(int, 1): pass", ScriptLimit.Steps)]
    [InlineData("import itertools\nlist(zip(itertools.count()))", ScriptLimit.Steps)]
    [InlineData("max(x for x in range(10 ** 15))", ScriptLimit.Steps)]
    [InlineData("import re\nre.match('(a*)*b', 'a' * 40)", ScriptLimit.Steps)]
    [InlineData("import re\nre.match('(a|aa)+$', 'a' * 50 + 'b')", ScriptLimit.Steps)]
    [InlineData("x = 3\nwhile True: x = x * x % 2 ** 5000", ScriptLimit.Steps)]
    [InlineData("[0] * 10 ** 10", ScriptLimit.Memory)]
    [InlineData("'x' * 10 ** 12", ScriptLimit.Memory)]
    [InlineData("x = 'ab'\nwhile True: x += x", ScriptLimit.Memory)]
    [InlineData("10 ** 10 ** 10", ScriptLimit.Memory)]
    [InlineData("1 << 10 ** 11", ScriptLimit.Memory)]
    [InlineData("x = 2\nwhile True: x = x * x", ScriptLimit.Steps)]
    [InlineData("l = []\nwhile True: l.append(l[:])", ScriptLimit.Memory)]
    [InlineData("l = [1]\nwhile True: l = [l, l]", ScriptLimit.Memory)]
    [InlineData("import math\nmath.factorial(10 ** 9)", ScriptLimit.Memory)]
    [InlineData("'%1000000000d' % 1", ScriptLimit.Memory)]
    [InlineData("f'{1:>999999999}'", ScriptLimit.Memory)]
    [InlineData("'{:>999999999}'.format(1)", ScriptLimit.Memory)]
    [InlineData("'a'.ljust(10 ** 12)", ScriptLimit.Memory)]
    [InlineData("d = {}\ni = 0\nwhile True:\n    d[i] = i\n    i += 1", ScriptLimit.Memory)]
    [InlineData("while True: print('hello')", ScriptLimit.Output)]
    public void A_limit_stops_the_script(string text, ScriptLimit expected)
    {
        LimitError error = Assert.Throws<LimitError>(() => Script.Compile(text).Run(limits));
        Assert.Equal(expected, error.Limit);
    }

    [Theory]
    [InlineData("def f(): f()\nf()")]
    [InlineData("class A:\n    def __repr__(self): return repr(self)\nrepr(A())")]
    [InlineData("class A:\n    def __eq__(self, o): return self == o\nA() == A()")]
    [InlineData("l = []\nfor i in range(10 ** 5): l = [l]\nrepr(l)")]
    [InlineData("l = []\nm = []\nfor i in range(10 ** 5): l, m = [l], [m]\nl == m")]
    [InlineData("t = ()\nfor i in range(10 ** 5): t = (t,)\nhash(t)")]
    [InlineData("def g(n):\n    yield from g(n + 1)\nlist(g(0))")]
    [InlineData("f = lambda: 0\nfor i in range(10 ** 5):\n    f = (lambda h: lambda: h())(f)\nf()")]
    [InlineData("x = iter([1])\nfor i in range(10 ** 5): x = map(lambda v: v, x)\nlist(x)")]
    public void Endless_recursion_ends(string text)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => Script.Compile(text).Run(limits with { Memory = 1L << 30 }));
        Assert.True(error is LimitError or ScriptError { Kind: "RecursionError" }, error.ToString());
    }

    [Fact]
    public void Deeply_nested_text_is_refused_or_runs()
    {
        foreach (string text in (string[])[
            new string('(', 100_000), new string('[', 100_000) + new string(']', 100_000), "x = " + new string('-', 100_000) + "1", string.Concat(Enumerable.Repeat("not ", 100_000)) + "1",
            "x = " + string.Join(" + ", Enumerable.Repeat("1", 50_000)), "x = 1" + string.Concat(Enumerable.Repeat("**1", 50_000)), "f" + string.Concat(Enumerable.Repeat("()", 50_000)), "a" + string.Concat(Enumerable.Repeat(".a", 50_000)),
            "x = " + string.Concat(Enumerable.Repeat("lambda: ", 50_000)) + "1", "x = " + string.Concat(Enumerable.Repeat("1 if 1 else ", 50_000)) + "1",
            string.Concat(Enumerable.Range(0, 3000).Select(i => new string(' ', i) + "if 1:\n")) + new string(' ', 3000) + "pass", "f'" + string.Concat(Enumerable.Repeat("{f\"", 50)) + "'", "x = " + new string('9', 2_000_000)])
        {
            Exception? error = Record.Exception(() => Script.Compile(text).Run(limits));
            Assert.True(error is null or ScriptError or LimitError, error?.GetType().Name);
            Assert.False(error is ScriptError { Kind: "SystemError" }, error?.Message);
        }
    }
}
