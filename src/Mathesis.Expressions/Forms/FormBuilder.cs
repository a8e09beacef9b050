using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Brings expressions into normal form.</summary>
internal sealed class FormBuilder
{
    private static readonly Rational half = new(1, 2);

    private readonly FormField field;
    private readonly FormPowers powers;
    private readonly bool isOpaque;

    /// <summary>Creates a builder over its own field.</summary>
    /// <param name="budget">What it may cost.</param>
    /// <param name="signs">Signs that are assumed, by variable and by polynomial.</param>
    /// <param name="isOpaque">Whether roots, logarithms and absolute values of functions are taken as they stand: fewer relations, but no sign is needed.</param>
    public FormBuilder(StepBudget budget, IReadOnlyDictionary<string, int> signs, bool isOpaque = false)
    {
        this.isOpaque = isOpaque;
        field = new FormField(budget, signs);
        powers = new FormPowers(field, SignOfConstant);
    }

    /// <summary>The arithmetic.</summary>
    public FormField Field => this.field;

    /// <summary>The form of an expression.</summary>
    /// <exception cref="NoFormException">It has none here.</exception>
    /// <exception cref="SignNeededException">It depends on a sign.</exception>
    /// <exception cref="StepLimitException">It costs too much.</exception>
    public Form Build(Expression expression)
    {
        field.Budget.Spend(8);
        switch (expression)
        {
            case Expression.Number number:
                return FormField.Of(number.Value);
            case Expression.Based based:
                return FormField.Of(based.Value);
            case Expression.Mixed mixed:
                return FormField.Of(mixed.Value);
            case Expression.Percent percent:
                return FormField.Scale(Build(percent.Operand), new Rational(1, 100));
            case Expression.Constant constant:
                return Build(constant);
            case Expression.Variable variable:
                return Build(variable);
            case Expression.Negative negative:
                return FormField.Negate(Build(negative.Operand));
            case Expression.Binary { Operation: Operation.Power } power:
                return Power(power);
            case Expression.Binary binary:
                Form left = Build(binary.Left), right = Build(binary.Right);
                return binary.Operation switch
                {
                    Operation.Add => field.Add(left, right),
                    Operation.Subtract => field.Subtract(left, right),
                    Operation.Multiply => field.Multiply(left, right),
                    _ => field.Divide(left, right),
                };
            case Expression.Call call:
                return Call(call);
            default:
                throw new NoFormException("no number");
        }
    }

    private Form Build(Expression.Constant constant)
    {
        switch (constant.Definition.Name)
        {
            case "pi":
                return FormField.Of(field.Pi);
            case "e":
                return FormField.Of(field.E);
            case "phi":
                return FormField.Scale(field.Add(Form.One, Root(FormField.Of(5), half)), half);
            default:
                return FormField.Of(field.Get(GeneratorKind.Positive, constant.Definition.Name));
        }
    }

    private Form Build(Expression.Variable variable)
    {
        if (variable.Name == "i") return field.I;
        if (variable.Name == "∞") throw new NoFormException("infinity");
        if (field.SignOf(variable.Name) is int sign) return FormField.Scale(FormField.Of(field.Get(GeneratorKind.Positive, "|" + variable.Name + "|")), sign);
        return FormField.Of(field.Get(GeneratorKind.Variable, variable.Name));
    }

    private Form Power(Expression.Binary power)
    {
        if (RationalFolder.Fold(power.Right, field.Budget) is Rational exponent)
        {
            if (exponent.IsZero) return Form.One;
            // e^(1/2) and the like stay exponentials.
            return power.Left is Expression.Constant { Definition.Name: "e" } ? powers.Exponential(FormField.Of(exponent)) : Root(Build(power.Left), exponent);
        }
        Form high = Build(power.Right);
        if (power.Left is Expression.Constant { Definition.Name: "e" }) return powers.Exponential(high);
        return powers.Exponential(field.Multiply(high, Logarithm(Build(power.Left))));
    }

    private Form Call(Expression.Call call)
    {
        if (RationalFolder.Fold(call, field.Budget) is Rational rational) return FormField.Of(rational);
        string name = call.Function.Name;
        switch (name)
        {
            case "sin" or "cos" or "tan" when call.Arguments[0] is Expression.Call { Function.Name: "asin" or "acos" or "atan" } inverse:
                return OfInverse(name, inverse.Function.Name, Build(inverse.Arguments[0]));
            case "root":
                if (RationalFolder.Fold(call.Arguments[1], field.Budget) is not { IsInteger: true, Sign: > 0 } degree) throw new NoFormException("a root of a degree that is no number");
                return Root(Build(call.Arguments[0]), Rational.Reciprocal(degree));
            case "log" when call.Arguments.Count == 2:
                return field.Divide(Logarithm(Build(call.Arguments[0])), Logarithm(Build(call.Arguments[1])));
            case "factorial":
                return FactorialOf(Build(call.Arguments[0]));
            case "gamma":
                return FactorialOf(field.Subtract(Build(call.Arguments[0]), Form.One));
            case "binomial":
                return BinomialOf(Build(call.Arguments[0]), call.Arguments[1]);
        }
        Form[] arguments = [.. call.Arguments.Select(Build)];
        Form u = arguments[0];
        switch (name)
        {
            case "sqrt":
                return Root(u, half);
            case "cbrt":
                return Root(u, new Rational(1, 3));
            case "exp":
                return powers.Exponential(u);
            case "ln" or "log":
                return Logarithm(u);
            case "log2":
                return field.Divide(Logarithm(u), Logarithm(FormField.Of(2)));
            case "log10":
                return field.Divide(Logarithm(u), Logarithm(FormField.Of(10)));
            case "abs":
                return isOpaque && IsFunction(u) ? Opaque("abs", [u]) : Root(field.Multiply(u, field.Conjugate(u)), half);
            case "sin" or "cos" or "tan" or "cot" or "sec" or "csc":
                return Trigonometric(name, u);
            case "sinh" or "cosh" or "tanh":
                return Hyperbolic(name, u);
            case "asinh":
                return Logarithm(field.Add(u, Root(field.Add(field.Multiply(u, u), Form.One), half)));
            case "acosh":
                return Logarithm(field.Add(u, Root(field.Subtract(field.Multiply(u, u), Form.One), half)));
            case "atanh":
                return FormField.Scale(Logarithm(field.Divide(field.Add(Form.One, u), field.Subtract(Form.One, u))), half);
            case "asin" or "atan":
                return Inverse(name, u);
            case "acos":
                return field.Subtract(FormField.Scale(FormField.Of(field.Pi), half), Inverse("asin", u));
            default:
                return Opaque(name, arguments);
        }
    }

    private Form Root(Form u, Rational exponent) => isOpaque && !exponent.IsInteger && IsFunction(u) ? Opaque($"power {exponent}", [u]) : powers.Power(u, exponent);

    private Form Logarithm(Form u) => isOpaque && IsFunction(u) ? Opaque("log", [u]) : powers.Logarithm(u);

    private static bool IsFunction(Form u) => u.Numerator.Generators().Concat(u.Denominator.Generators()).Any(generator => generator.Kind is not (GeneratorKind.Prime or GeneratorKind.Imaginary or GeneratorKind.RootOfUnity) && generator.Name is not ("pi" or "e"));

    private Form Trigonometric(string name, Form angle)
    {
        Form turned = powers.Exponential(field.Multiply(field.I, angle)), back = powers.Exponential(FormField.Negate(field.Multiply(field.I, angle)));
        Form cos = FormField.Scale(field.Add(turned, back), half);
        Form sin = FormField.Scale(field.Multiply(field.Subtract(back, turned), field.I), half);
        return name switch
        {
            "sin" => sin,
            "cos" => cos,
            "tan" => field.Divide(sin, cos),
            "cot" => field.Divide(cos, sin),
            "sec" => field.Invert(cos),
            _ => field.Invert(sin),
        };
    }

    private Form Hyperbolic(string name, Form u)
    {
        Form up = powers.Exponential(u), down = powers.Exponential(FormField.Negate(u));
        Form cosh = FormField.Scale(field.Add(up, down), half), sinh = FormField.Scale(field.Subtract(up, down), half);
        return name switch { "sinh" => sinh, "cosh" => cosh, _ => field.Divide(sinh, cosh) };
    }

    /// <summary>sin(acos u) and the like.</summary>
    private Form OfInverse(string function, string inverse, Form u)
    {
        Form square = field.Multiply(u, u);
        Form other = inverse == "atan" ? Root(field.Add(Form.One, square), half) : Root(field.Subtract(Form.One, square), half);
        (Form sin, Form cos) = inverse switch
        {
            "asin" => (u, other),
            "acos" => (other, u),
            _ => (field.Divide(u, other), field.Invert(other)),
        };
        return function switch { "sin" => sin, "cos" => cos, _ => inverse == "atan" ? u : field.Divide(sin, cos) };
    }

    /// <summary>asin or atan: a multiple of pi/12 where the value is known, else an odd function.</summary>
    private Form Inverse(string name, Form u)
    {
        if (IsRadical(u))
        {
            int end = name == "asin" ? 6 : 5;
            for (int k = -end; k <= end; k++)
            {
                Form angle = FormField.Scale(FormField.Of(field.Pi), new Rational(k, 12));
                if (field.AreEqual(Trigonometric(name == "asin" ? "sin" : "tan", angle), u)) return angle;
            }
        }
        bool turns = u.Numerator.Terms.OrderBy(term => term.Key.ToString(), StringComparer.Ordinal).Last().Value.Sign < 0;
        Form value = Opaque(name, [turns ? FormField.Negate(u) : u]);
        return turns ? FormField.Negate(value) : value;
    }

    private static bool IsRadical(Form u) => u.Numerator.Generators().Concat(u.Denominator.Generators()).All(generator => generator.Kind == GeneratorKind.Prime && generator.Number <= 3);

    /// <summary>u! as a product with the factorial of u without its whole part.</summary>
    private Form FactorialOf(Form u)
    {
        if (!u.IsPolynomial) return Opaque("factorial", [u]);
        Rational shift = u.Numerator.ConstantTerm;
        if (!shift.IsInteger || shift.IsZero || shift < -20 || shift > 20) return Opaque("factorial", [u]);
        int count = (int)shift.Numerator;
        Form radix = field.Subtract(u, FormField.Of(count));
        Form result = Opaque("factorial", [radix]);
        for (int j = 1; j <= count; j++) result = field.Multiply(result, field.Add(radix, FormField.Of(j)));
        for (int j = 0; j > count; j--) result = field.Divide(result, field.Add(radix, FormField.Of(j)));
        return result;
    }

    private Form BinomialOf(Form n, Expression lower)
    {
        if (RationalFolder.Fold(lower, field.Budget) is { IsInteger: true, Sign: >= 0 } count && count <= 12)
        {
            Form product = Form.One;
            for (int j = 0; j < (int)count.Numerator; j++) product = FormField.Scale(field.Multiply(product, field.Subtract(n, FormField.Of(j))), new Rational(1, j + 1));
            return product;
        }
        Form k = Build(lower);
        return field.Divide(FactorialOf(n), field.Multiply(FactorialOf(k), FactorialOf(field.Subtract(n, k))));
    }

    /// <summary>A function that nothing is known of, the same for equal arguments.</summary>
    private Form Opaque(string name, Form[] arguments)
    {
        if (!isOpaque && !arguments.All(field.IsReal)) throw new NoFormException("a function of complex numbers");
        foreach (Generator known in field.OfKind(GeneratorKind.Opaque))
        {
            if (known.Arguments.Count == arguments.Length && known.Name.StartsWith(name + " #", StringComparison.Ordinal) && known.Arguments.Zip(arguments).All(pair => field.AreEqual(pair.First, pair.Second))) return FormField.Of(known);
        }
        string unique = $"{name} #{field.OfKind(GeneratorKind.Opaque).Count()}";
        return FormField.Of(field.Get(GeneratorKind.Opaque, unique, index => new Generator { Index = index, Kind = GeneratorKind.Opaque, Name = unique, Arguments = arguments }));
    }

    /// <summary>The sign of a form without variables, by balls; null where there are variables or the sign is not seen.</summary>
    private int? SignOfConstant(Form form)
    {
        FormValue value = new(field.Budget);
        return value.Evaluate(form, 128)?.Re is { IsFinite: true } ball ? ball.Sign is 1 or -1 ? ball.Sign : null : null;
    }
}
