using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions.Tests;

/// <summary>Random expressions, rewritings that keep their value and mutations that change it.</summary>
internal sealed class RandomTrees(RandomStream random)
{
    private static readonly string[] names = ["x", "y", "a"];

    /// <summary>A random expression with a depth.</summary>
    public Expression Make(int depth, bool withFunctions = true)
    {
        if (depth == 0 || random.NextBelow(6) == 0) return random.NextBelow(2) == 0 ? Number(1 + random.NextBelow(9)) : new Expression.Variable(default, names[random.NextBelow(names.Length)]);
        switch (random.NextBelow(withFunctions ? 9 : 6))
        {
            case 0 or 1:
                return Binary(Operation.Add, Make(depth - 1, withFunctions), Make(depth - 1, withFunctions));
            case 2:
                return Binary(Operation.Subtract, Make(depth - 1, withFunctions), Make(depth - 1, withFunctions));
            case 3 or 4:
                return Binary(Operation.Multiply, Make(depth - 1, withFunctions), Make(depth - 1, withFunctions));
            case 5:
                return Binary(Operation.Power, Make(depth - 1, withFunctions), Number(2 + random.NextBelow(2)));
            case 6:
                return Binary(Operation.Divide, Make(depth - 1, withFunctions), Binary(Operation.Add, Binary(Operation.Power, Make(depth - 1, false), Number(2)), Number(1)));
            case 7:
                return Call(random.NextBelow(3) switch { 0 => "sin", 1 => "cos", _ => "exp" }, Make(Math.Min(1, depth - 1), false));
            default:
                return Call("sqrt", Binary(Operation.Add, Binary(Operation.Power, Make(Math.Min(1, depth - 1), false), Number(2)), Number(1 + random.NextBelow(3))));
        }
    }

    /// <summary>Another expression for the same function.</summary>
    public Expression Rewrite(Expression tree)
    {
        Expression result = Rewriter.Replace(tree, node => random.NextBelow(3) == 0 ? RewriteOne(node) : node);
        return random.NextBelow(2) == 0 ? RewriteOne(result) : result;
    }

    /// <summary>Another function.</summary>
    public Expression Mutate(Expression tree) => random.NextBelow(4) switch
    {
        0 => Binary(Operation.Add, tree, Number(1)),
        1 => Binary(Operation.Add, tree, new Expression.Variable(default, "x")),
        2 => Binary(Operation.Subtract, tree, new Expression.Binary(default, Operation.Divide, Number(1), Number(1000 + random.NextBelow(1000)))),
        _ => Binary(Operation.Add, Binary(Operation.Multiply, Number(2), tree), new Expression.Constant(default, ConstantDefinition.Find("pi")!)),
    };

    /// <summary>The expression in LaTeX.</summary>
    public static string Latex(Expression tree) => tree switch
    {
        Expression.Number number => number.Value.IsInteger ? number.Value.Numerator.ToString() : $"\\frac{{{number.Value.Numerator}}}{{{number.Value.Denominator}}}",
        Expression.Variable variable => variable.Name,
        Expression.Constant constant => constant.Definition.Name == "pi" ? "\\pi" : constant.Definition.Name,
        Expression.Negative negative => $"\\left(-{Latex(negative.Operand)}\\right)",
        Expression.Binary { Operation: Operation.Divide } quotient => $"\\frac{{{Latex(quotient.Left)}}}{{{Latex(quotient.Right)}}}",
        Expression.Binary { Operation: Operation.Power } power => $"\\left({Latex(power.Left)}\\right)^{{{Latex(power.Right)}}}",
        Expression.Binary binary => $"\\left({Latex(binary.Left)}{binary.Operation switch { Operation.Add => "+", Operation.Subtract => "-", _ => " \\cdot " }}{Latex(binary.Right)}\\right)",
        Expression.Call { Function.Name: "sqrt" } root => $"\\sqrt{{{Latex(root.Arguments[0])}}}",
        Expression.Call { Function.Name: "exp" } power => $"e^{{{Latex(power.Arguments[0])}}}",
        Expression.Call call => $"\\{call.Function.Name}\\left({Latex(call.Arguments[0])}\\right)",
        _ => throw new ArgumentOutOfRangeException(nameof(tree)),
    };

    /// <summary>The expression in Python's notation.</summary>
    public static string Python(Expression tree) => tree switch
    {
        Expression.Number number => string.Create(CultureInfo.InvariantCulture, $"Rational({number.Value.Numerator},{number.Value.Denominator})"),
        Expression.Variable variable => variable.Name,
        Expression.Constant constant => constant.Definition.Name,
        Expression.Negative negative => $"(-{Python(negative.Operand)})",
        Expression.Binary binary => $"({Python(binary.Left)}{binary.Operation switch { Operation.Add => "+", Operation.Subtract => "-", Operation.Multiply => "*", Operation.Divide => "/", _ => "**" }}{Python(binary.Right)})",
        Expression.Call call => $"{call.Function.Name}({Python(call.Arguments[0])})",
        _ => throw new ArgumentOutOfRangeException(nameof(tree)),
    };

    private Expression RewriteOne(Expression node)
    {
        switch (node)
        {
            case Expression.Binary { Operation: Operation.Add or Operation.Multiply } commutes when random.NextBelow(2) == 0:
                return Binary(commutes.Operation, commutes.Right, commutes.Left);
            case Expression.Binary { Operation: Operation.Multiply, Left: Expression.Binary { Operation: Operation.Add } sum } product:
                return Binary(Operation.Add, Binary(Operation.Multiply, sum.Left, product.Right), Binary(Operation.Multiply, sum.Right, product.Right));
            case Expression.Binary { Operation: Operation.Power, Right: Expression.Number { Value: var two } } square when two == 2:
                return Binary(Operation.Multiply, square.Left, square.Left);
            case Expression.Binary { Operation: Operation.Subtract } difference:
                return Binary(Operation.Add, difference.Left, new Expression.Negative(default, difference.Right));
            case Expression.Call { Function.Name: "exp", Arguments: [Expression.Binary { Operation: Operation.Add } exponent] }:
                return Binary(Operation.Multiply, Call("exp", exponent.Left), Call("exp", exponent.Right));
            case Expression.Call { Function.Name: "cos" } cosine when random.NextBelow(2) == 0:
                return Binary(Operation.Subtract, Number(1), Binary(Operation.Multiply, Number(2), Binary(Operation.Power, Call("sin", Binary(Operation.Divide, cosine.Arguments[0], Number(2))), Number(2))));
            case Expression.Call { Function.Name: "sin" } sine when random.NextBelow(2) == 0:
                return new Expression.Negative(default, Call("sin", new Expression.Negative(default, sine.Arguments[0])));
        }
        int k = 2 + random.NextBelow(4);
        return random.NextBelow(3) switch
        {
            0 => Binary(Operation.Divide, Binary(Operation.Multiply, Number(k), node), Number(k)),
            1 => Binary(Operation.Subtract, Binary(Operation.Add, node, Number(k)), Number(k)),
            _ => new Expression.Negative(default, new Expression.Negative(default, node)),
        };
    }

    private static Expression.Number Number(Rational value) => new(default, value);

    private static Expression.Binary Binary(Operation operation, Expression left, Expression right) => new(default, operation, left, right);

    private static Expression.Call Call(string name, Expression argument) => new(default, FunctionDefinition.Find(name)!, [argument]);
}
