using System.Globalization;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Scripting.Tests;

/// <summary>Writes random programs that always end: typed expressions, statements, functions, classes, comprehensions, exceptions.</summary>
public sealed class ProgramGenerator(ulong seed)
{
    /// <summary>
    /// What every program begins with. The order of a set is not specified: plain and order make it one order. bounded and fit keep values small, so that no program
    /// needs much memory on either side.
    /// </summary>
    private const string Helpers = """
        from itertools import product, combinations, permutations, accumulate
        import math
        def plain(v):
            if isinstance(v, (set, frozenset)): return [plain(x) for x in order(v)]
            if isinstance(v, (list, tuple)): return type(v)([plain(x) for x in v])
            if isinstance(v, dict): return {k: plain(x) for k, x in v.items()}
            if isinstance(v, BaseException): return type(v)(*plain(v.args))
            return v
        def order(s): return sorted(s, key=lambda x: repr(plain(x)))
        def show(*values): print(*[plain(v) for v in values])
        def bounded(v, depth=0):
            if isinstance(v, int): return v % 2**200 if v.bit_length() > 256 else v
            if isinstance(v, str): return v[:200]
            if isinstance(v, (set, frozenset)): return v if depth < 2 else 0
            if not isinstance(v, (list, tuple, dict)): return v
            if depth > 2: return 0
            if isinstance(v, dict): small = {k: bounded(x, depth + 1) for k, x in list(v.items())[:20]}
            else: small = type(v)([bounded(x, depth + 1) for x in v[:20]])
            return v if small == v else small
        def fit(a, b):
            if isinstance(a, (str, list, tuple)) and isinstance(b, int) and 9 < b < 2**63: return 2
            if isinstance(b, (str, list, tuple)) and isinstance(a, int) and 9 < a < 2**63: return 2
            return b
        def times(a, b): return a * fit(a, b)

        """;

    private static readonly string[] types = ["int", "float", "str", "list", "bool", "dict", "tuple", "set"];
    private readonly RandomStream random = new("tests/scripting/programs", seed);
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);
    private readonly StringBuilder text = new();
    private int names;

    public string Write()
    {
        text.Append(Helpers);
        foreach (string type in types) Define(type);
        int statements = 6 + Below(8);
        for (int i = 0; i < statements; i++) Statement("", 0);
        foreach ((string name, string _) in variables) text.AppendLine(CultureInfo.InvariantCulture, $"show({name})");
        return text.ToString();
    }

    private int Below(int n) => random.NextBelow(n);

    private T Pick<T>(params T[] items) => items[Below(items.Length)];

    private void Define(string type)
    {
        string name = "v" + names++;
        text.AppendLine(CultureInfo.InvariantCulture, $"{name} = {Literal(type)}");
        variables[name] = type;
    }

    private string Variable(string type)
    {
        string[] fitting = [.. variables.Where(pair => pair.Value == type).Select(pair => pair.Key)];
        return fitting.Length == 0 ? Literal(type) : Pick(fitting);
    }

    private void Statement(string indent, int depth)
    {
        string type = Pick(types), target = Variable(type);
        switch (Below(depth > 1 ? 5 : 12))
        {
            case 0 or 1:
                Line(indent, $"{target} = bounded({Expression(type, 3)})", guarded: true);
                break;
            case 2:
                Line(indent, $"show({Expression(Pick(types), 3)}, {Expression(Pick(types), 2)})", guarded: true);
                break;
            case 3:
                string number = Variable("int"), operation = Pick("+=", "-=", "*=", "//=", "%=", "&=", "|=", "^="), operand = Expression("int", 2);
                Line(indent, $"{number} {operation} {(operation == "*=" ? $"fit({number}, {operand})" : operand)}", guarded: true);
                if (char.IsLetter(number[0])) Line(indent, $"{number} = bounded({number})", guarded: true);
                break;
            case 4:
                Line(indent, Pick(
                    $"{Variable("list")}.append(bounded({Expression("int", 2)}))", $"{Variable("list")}[{Expression("int", 1)}] = bounded({Expression("int", 2)})", $"{Variable("list")}.sort(key=repr)", $"{Variable("list")}.insert({Expression("int", 1)}, 5)",
                    $"{Variable("dict")}[{Expression("str", 1)}] = bounded({Expression("int", 2)})", $"{Variable("set")}.add({Expression("int", 1)})", $"{Variable("list")}.pop()", $"{Variable("dict")}.pop({Expression("str", 1)}, None)",
                    $"del {Variable("list")}[{Slice()}]", $"{Variable("list")}[{Slice()}] = bounded({Expression("list", 1)})", $"{Variable("set")} {Pick("|=", "&=", "-=", "^=")} {Expression("set", 1)}", $"{Variable("list")}.remove({Expression("int", 1)})"), guarded: true);
                break;
            case 5:
                Line(indent, $"if {Expression("bool", 3)}:");
                Statement(indent + "    ", depth + 1);
                Line(indent, "else:");
                Statement(indent + "    ", depth + 1);
                break;
            case 6:
                string loop = "i" + names++;
                Line(indent, $"for {loop} in range({Below(5)}):");
                variables[loop] = "int";
                Statement(indent + "    ", depth + 1);
                Line(indent + "    ", $"if {loop} == {Below(5)}: {Pick("break", "continue")}");
                Statement(indent + "    ", depth + 1);
                variables.Remove(loop);
                break;
            case 7:
                string item = "e" + names++;
                Line(indent, "try:");
                Line(indent + "    ", $"for {item} in {Pick(Expression("list", 2), Expression("str", 2), Expression("dict", 1), Expression("tuple", 1), "order(" + Expression("set", 1) + ")")}:");
                Line(indent + "        ", $"show({item})");
                Line(indent, "except Exception as e: print(type(e).__name__)");
                break;
            case 8:
                Function(indent);
                break;
            case 9:
                Line(indent, "try:");
                Statement(indent + "    ", depth + 1);
                Line(indent + "    ", $"raise {Pick("ValueError", "KeyError", "IndexError")}({Expression("int", 1)})");
                Line(indent, $"except ({Pick("ValueError", "LookupError", "KeyError")}, TypeError) as e: print('caught', repr(plain(e)))");
                Line(indent, "except Exception as e: print('other', type(e).__name__)");
                Line(indent, "finally: print('finally')");
                break;
            case 10:
                Class(indent);
                break;
            default:
                Generator(indent);
                break;
        }
    }

    private void Line(string indent, string line, bool guarded = false)
    {
        if (!guarded)
        {
            text.Append(indent).AppendLine(line);
            return;
        }
        text.Append(indent).AppendLine("try:");
        text.Append(indent).Append("    ").AppendLine(line);
        text.Append(indent).AppendLine("except Exception as e: print(type(e).__name__)");
    }

    private void Function(string indent)
    {
        string name = "f" + names++, type = Pick(types);
        Line(indent, $"def {name}(a, b={Below(9)}, *c, d={Below(9)}, **e):");
        Line(indent + "    ", $"x = {Expression(type, 2)}");
        Line(indent + "    ", "def inner():");
        Line(indent + "        ", $"nonlocal a; a {Pick("+=", "-=", "*=")} b; return (a, d, x)");
        Line(indent + "    ", "return inner(), inner(), c, e");
        Line(indent, $"show({name}({Expression("int", 1)}, {Pick("", "2, 3", "b=4", "2, 3, 4, d=5", "z=1")}))", guarded: true);
    }

    private void Class(string indent)
    {
        string name = "C" + names++;
        Line(indent, $"class {name}:");
        Line(indent + "    ", "def __init__(self, v): self.v = v");
        Line(indent + "    ", "def __repr__(self): return f'<{plain(self.v)}>'");
        Line(indent + "    ", $"def __lt__(self, o): return self.v {Pick("<", ">")} o.v");
        Line(indent + "    ", $"def __add__(self, o): return {name}(self.v {Pick("+", "*", "-")} fit(self.v, o.v if isinstance(o, {name}) else o))");
        Line(indent, $"show(sorted([{name}({Expression("int", 1)}), {name}({Expression("int", 1)}), {name}(3)]), {name}(1) + {name}({Below(9)}) + {Below(9)})", guarded: true);
    }

    private void Generator(string indent)
    {
        string name = "g" + names++;
        Line(indent, $"def {name}(n):");
        Line(indent + "    ", "for i in range(n):");
        Line(indent + "        ", $"if i % {2 + Below(3)} == {Below(2)}: yield i * {Below(9)}");
        Line(indent + "        ", $"elif i > {Below(8)}: return");
        Line(indent + "        ", $"else: yield from [i, {Expression("int", 1)}]");
        Line(indent, $"show(list({name}({Below(9)})))", guarded: true);
    }

    private string Literal(string type) => type switch
    {
        "int" => Pick("0", "1", "-1", "2", "7", "10", "-13", "255", "1000003", "9223372036854775807", "-9223372036854775808", "2**70", "10**30", "-3"),
        "float" => Pick("0.0", "1.5", "-2.25", "0.1", "1e10", "3.14159", "1e-7", "-0.0", "1e300", "123456.789"),
        "str" => Pick("''", "'a'", "'abc'", "'Hello World'", "'a,b,c'", "'12'", "'  x y '", "'aXbXc'", "\"it's\"", "'\\n\\t'", "'zzz'"),
        "bool" => Pick("True", "False"),
        "list" => $"[{string.Join(", ", Enumerable.Range(0, Below(5)).Select(_ => Literal("int")))}]",
        "tuple" => Pick("()", "(1,)", "(1, 2)", "(3, 1, 2)", "(0, 'a')", "(1.5, 2)"),
        "set" => Pick("set()", "{1}", "{1, 2, 3}", "{5, 3, 10}", "{0, 2, 4, 6, 8}", "{-1, 100}"),
        _ => Pick("{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{'x': 5, 'abc': 0, '12': -1}"),
    };

    private string Slice() => Pick("1:", ":2", "::2", "::-1", "-2:", "1:3", ":-1", $"{Below(4)}:{Below(6)}", "3:0:-1", "-1:-4:-2");

    private string Expression(string type, int depth)
    {
        if (depth <= 0 || Below(6) == 0) return Below(3) == 0 ? Literal(type) : Variable(type);
        int next = depth - 1;
        string Of(string wanted) => Expression(wanted, next);
        return type switch
        {
            "int" => Pick(
                () => $"({Of("int")} {Pick("+", "-", "//", "%", "&", "|", "^")} {Of("int")})", () => $"times({Of("int")}, {Of("int")})", () => $"({Of("int")} ** {Below(5)})", () => $"(-{Of("int")})", () => $"(~{Of("int")})", () => $"abs({Of("int")})",
                () => $"len({Of(Pick("str", "list", "dict", "tuple", "set"))})", () => $"sum({Of("list")})", () => $"{Of("list")}[{Of("int")}]", () => $"({Of("int")} if {Of("bool")} else {Of("int")})",
                () => $"int({Of(Pick("float", "str", "bool"))})", () => $"{Of("str")}.{Pick("count", "find", "index", "rfind")}({Of("str")})", () => $"({Of("int")} {Pick("<<", ">>")} {Below(70)})", () => $"max({Of("list")})",
                () => $"min({Of("int")}, {Of("int")})", () => $"pow({Of("int")}, {Below(20)}, {2 + Below(1000)})", () => $"{Of("dict")}.get({Of("str")}, {Of("int")})", () => $"math.gcd({Of("int")}, {Of("int")})",
                () => $"({Of("int")}).bit_length()", () => $"round({Of("float")})", () => $"divmod({Of("int")}, {Of("int")})[{Below(2)}]", () => $"(lambda q: q {Pick("+", "*")} fit(q, {Of("int")}))({Of("int")})", () => $"{Of("list")}.index({Of("int")})",
                () => $"hash({Of(Pick("int", "float", "bool"))})", () => $"math.isqrt({Of("int")})", () => $"sum(x * {Below(5)} for x in {Of("list")} if x {Pick(">", "<", "!=")} {Of("int")})", () => $"ord({Of("str")})")(),
            "float" => Pick(
                () => $"({Of("float")} {Pick("+", "-", "*", "/", "//", "%")} {Of("float")})", () => $"({Of("int")} / {Of("int")})", () => $"float({Of(Pick("int", "str"))})", () => $"({Of("float")} * {Of("int")})", () => $"abs({Of("float")})",
                () => $"math.sqrt({Of("float")})", () => $"round({Of("float")}, {Below(6) - 1})", () => $"({Of("float")} ** {Below(4)})", () => $"math.floor({Of("float")}) / 3", () => $"min({Of("float")}, {Of("int")})", () => $"math.{Pick("sin", "exp", "atan", "log")}({Of("float")})")(),
            "str" => Pick(
                () => $"({Of("str")} + {Of("str")})", () => $"({Of("str")} * {Below(4)})", () => $"{Of("str")}[{Slice()}]", () => $"{Of("str")}[{Of("int")}]", () => $"str(plain({Of(Pick(types))}))", () => $"repr(plain({Of(Pick(types))}))",
                () => $"{Of("str")}.{Pick("upper", "lower", "title", "strip", "capitalize", "swapcase")}()", () => $"{Of("str")}.replace({Of("str")}, {Of("str")}[:5])", () => $"','.join(sorted({Of("str")}))", () => $"f'{{{Pick("plain(v0)", "v1", "v2", "v0 + 1", "plain(v3)", "v1 * 2")}}}:{{{Pick("v2!r:>12", "v1:.3f", "v1:e", "v1:g", "v1:10.2f", "v1", "v0 % 97:05d", "v0 % 97:<6d", "v0 % 9:b", "v4!s:^9", "v0 % 1000000:,", "v1:+.1f", "v1:.3")}}}'",
                () => $"'%{Pick("s", "r", "10s", "-6s", "5.1s")}|' % ({Of("str")},)", () => $"'%{Pick("d", "5d", "x", "+d", "o", "05d")}' % ({Of("int")})", () => $"'%{Pick(".2f", "e", "g", "8.3f", ".0f", "+.1e")}' % ({Of("float")})", () => $"'{{:{Pick("<8", ">8", "^9", "*^7", "")}}}'.format({Of("str")})",
                () => $"{Of("str")}.{Pick("center", "ljust", "rjust", "zfill")}({Below(12)})", () => $"({Of("str")} if {Of("bool")} else {Of("str")})", () => $"''.join(reversed({Of("str")}))", () => $"{Pick("hex", "bin", "oct")}({Of("int")})", () => $"chr(97 + {Of("int")} % 26)", () => $"max({Of("str")}, {Of("str")})")(),
            "bool" => Pick(
                () => $"({Of("int")} {Pick("<", "<=", ">", ">=", "==", "!=")} {Of(Pick("int", "float"))})", () => $"({Of("str")} {Pick("<", "==", "in", "not in", ">=")} {Of("str")})", () => $"(not {Of(Pick(types))})", () => $"({Of("bool")} {Pick("and", "or", "^", "&", "|")} {Of("bool")})",
                () => $"({Of("int")} {Pick("in", "not in")} {Of(Pick("list", "set", "tuple"))})", () => $"any({Of("list")})", () => $"all({Of("list")})", () => $"bool({Of(Pick(types))})", () => $"({Of("int")} < {Of("int")} <= {Of("int")})", () => $"isinstance({Of(Pick(types))}, {Pick("int", "str", "(list, tuple)", "float")})",
                () => $"{Of("str")}.{Pick("isalpha", "isdigit", "isupper", "islower", "isspace", "isalnum")}()", () => $"({Of("list")} {Pick("==", "<", "!=", ">=")} {Of("list")})", () => $"({Of("set")} {Pick("<=", "<", "==", ">=")} {Of("set")})", () => $"{Of("str")}.startswith({Of("str")})", () => $"({Of(Pick(types))} == {Of(Pick(types))})", () => $"({Of(Pick(types))} < {Of(Pick(types))})")(),
            "list" => Pick(
                () => $"({Of("list")} + {Of("list")})", () => $"({Of("list")} * {Below(4)})", () => $"{Of("list")}[{Slice()}]", () => $"sorted({Pick(Of("list"), $"order({Of("set")})")}{Pick("", ", reverse=True", ", key=lambda x: -x", ", key=lambda x: x % 5")})", () => $"list({Of(Pick("str", "tuple", "list", "dict"))})",
                () => $"[x {Pick("+", "*", "-", "//", "%")} fit(x, {Of("int")}) for x in {Of("list")}{Pick("", " if x > 0", " if x % 2")}]", () => $"list(range({Below(6)}, {Below(12)}, {1 + Below(3)}))", () => $"{Of("str")}.split({Pick("", "','", "'a'")})", () => $"list(map(lambda x: x * {Below(5)}, {Of("list")}))", () => $"list(filter(lambda x: x > {Of("int")}, {Of("list")}))",
                () => $"[*{Of("list")}, *{Of("tuple")}, {Of("int")}]", () => $"list(zip({Of("list")}, {Of("str")}))", () => $"list(enumerate({Of("str")}, {Below(3)}))", () => $"list({Of("dict")}.{Pick("keys", "values", "items")}())", () => $"list(accumulate({Of("list")}))", () => $"list(combinations({Of("list")}[:30], {Below(3)}))", () => $"[(x, y) for x in {Of("list")}[:30] for y in {Of("str")}[:30] if x]", () => $"list(reversed({Of("list")}))", () => $"order({Of("set")})", () => $"[w := {Of("int")}, w + 1]", () => $"list(permutations({Of("list")}[:30], 2))[:5]")(),
            "tuple" => Pick(() => $"({Of("tuple")} + {Of("tuple")})", () => $"({Of(Pick(types))}, {Of(Pick(types))})", () => $"tuple({Of(Pick("list", "str"))})", () => $"{Of("tuple")}[{Slice()}]", () => $"divmod({Of("int")}, {Of("int")})", () => $"{Of("str")}.partition({Of("str")})")(),
            "set" => Pick(() => $"({Of("set")} {Pick("|", "&", "-", "^")} {Of("set")})", () => $"set({Of("list")})", () => $"{{x % {2 + Below(9)} for x in {Of("list")}}}", () => $"{{{Of("int")}, {Of("int")}, {Of("int")}}}", () => $"{Of("set")}.{Pick("union", "intersection", "difference", "symmetric_difference")}({Of("list")})", () => $"frozenset({Of("list")})", () => $"set(range({Below(40)}))")(),
            _ => Pick(() => $"{{{Of("str")}: {Of("int")}, {Of("str")}: {Of("int")}}}", () => $"{{k: v {Pick("+", "*")} fit(v, {Of("int")}) for k, v in {Of("dict")}.items()}}", () => $"{{**{Of("dict")}, {Of("str")}: {Of("int")}}}", () => $"({Of("dict")} | {Of("dict")})", () => $"dict(zip({Of("str")}, {Of("list")}))", () => $"dict.fromkeys({Of("str")}, {Of("int")})")(),
        };
    }
}
