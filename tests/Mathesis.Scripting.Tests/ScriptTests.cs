using Mathesis.Exact;

namespace Mathesis.Scripting.Tests;

/// <summary>The face of the library: values in and out, errors with their places, runs that do not touch each other.</summary>
public class ScriptTests
{
    [Fact]
    public void Values_go_in_and_come_out()
    {
        Script script = Script.Compile("def f(a, b): return [a, b, (a,), {a: b}, {1}, None, True, 0.5, 2 ** 70, 'x']");
        ScriptValue value = script.Call("f", [1, "two"]).Value;
        Assert.Equal("[1, 'two', (1,), {1: 'two'}, {1}, None, True, 0.5, 1180591620717411303424, 'x']", value.Representation);
        Assert.Equal(ScriptKind.List, value.Kind);
        Assert.Equal(Integer.Pow(2, 70), value.Items[8].AsInteger());
        Assert.Equal("two", value.Items[3].Entries[0].Value.AsText());
        ScriptValue again = Script.Compile("def g(x): return x == [1, 'two', (1,), {1: 'two'}, {1}, None, True, 0.5, 2 ** 70, 'x']").Call("g", [value]).Value;
        Assert.True(again.IsTrue);
    }

    [Fact]
    public void Strings_of_digits_are_sliced_and_repeated()
    {
        Script script = Script.Compile("from typing import *\ndef sat(n: int, s=\"0000101111111000010\", k=5):\n    return s[n:n + k] == s[n] * k\ndef sol(s=\"0000101111111000010\", k=5):\n    return s.index(\"0\" * k if \"0\" * k in s else \"1\" * k)");
        ScriptValue answer = script.Call("sol").Value;
        Assert.Equal("6", answer.Representation);
        Assert.True(script.Call("sat", [answer]).Value.IsTrue);
    }

    [Fact]
    public void The_span_of_a_match_is_a_tuple()
    {
        ScriptValue span = Script.Compile("import re\ndef f(s): return re.search('b+', s).span()[0], re.search('(b)', s).span(1)").Call("f", ["aabb"]).Value;
        Assert.Equal("(2, (2, 3))", span.Representation);
    }

    [Fact]
    public void Fractions_are_exact()
    {
        ScriptValue value = Script.Compile("from fractions import Fraction\ndef f(x): return x / 3 + Fraction('1/7')").Call("f", [new Rational(1, 2)]).Value;
        Assert.Equal(new Rational(13, 42), value.AsRational());
    }

    [Fact]
    public void Runs_do_not_touch_each_other()
    {
        Script script = Script.Compile("items = []\ndef f():\n    items.append(1)\n    print(len(items))\n    return len(items)");
        for (int i = 0; i < 3; i++)
        {
            ScriptResult result = script.Call("f");
            Assert.Equal("1", result.Value.Representation);
            Assert.Equal("1\n", result.Output);
        }
        Parallel.For(0, 50, _ => Assert.Equal(1, script.Call("f").Value.AsInteger()));
    }

    [Theory]
    [InlineData("x = (1,\ny = 2", "SyntaxError", 2)]
    [InlineData("def f(:\n  pass", "SyntaxError", 2)]
    [InlineData("if True:\nprint(1)", "SyntaxError", 2)]
    [InlineData("x = 'abc", "SyntaxError", 1)]
    [InlineData("a = 1\nb = a +\n", "SyntaxError", 2)]
    [InlineData("with open('x') as f: pass", "SyntaxError", 1)]
    [InlineData("a = 1\nb = 0\n\nc = a / b", "ZeroDivisionError", 4)]
    [InlineData("def f(x):\n    return x[5]\n\nf([1])\n", "IndexError", 2)]
    [InlineData("import os", "ModuleNotFoundError", 1)]
    [InlineData("open('x')", "NotImplementedError", 1)]
    [InlineData("().__class__.__bases__[0].__subclasses__()", "AttributeError", 1)]
    [InlineData("(lambda: 0).__globals__", "AttributeError", 1)]
    [InlineData("raise ValueError('no')", "ValueError", 1)]
    [InlineData("chr(0x1F600)", "NotImplementedError", 1)]
    public void Errors_name_their_kind_and_line(string text, string kind, int line)
    {
        ScriptError error = Assert.Throws<ScriptError>(() => Script.Compile(text).Run());
        Assert.Equal(kind, error.Kind);
        Assert.Equal(line, error.Line);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_seed_decides_what_is_random()
    {
        Script script = Script.Compile("import random\ndef f(): return [random.random() for _ in range(3)]");
        string first = script.Call("f", limits: new ScriptLimits { Seed = 1 }).Value.Representation;
        Assert.Equal(first, script.Call("f", limits: new ScriptLimits { Seed = 1 }).Value.Representation);
        Assert.NotEqual(first, script.Call("f", limits: new ScriptLimits { Seed = 2 }).Value.Representation);
        // CPython 3: random.seed(1); random.random()
        Assert.StartsWith("[0.13436424411240122, 0.8474337369372327, 0.763774618976614", first, StringComparison.Ordinal);
    }
}
