using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>
/// Arithmetic of normal forms: quotients of polynomials in roots of primes, roots of unity, i, pi, e, exponentials, logarithms,
/// magnitudes and opaque functions, with the relations among them. A form that is 0 is 0 as a value; one that is not may still be.
/// </summary>
/// <param name="budget">What everything together may cost.</param>
/// <param name="signs">The signs that are assumed, of variables by name and of polynomials by key.</param>
internal sealed class FormField(StepBudget budget, IReadOnlyDictionary<string, int> signs)
{
    private const long Unit = FormMonomial.Unit;
    private const int TermLimit = 20_000;

    private readonly Dictionary<(GeneratorKind, string), Generator> generators = [];

    /// <summary>What everything may cost.</summary>
    public StepBudget Budget => budget;

    /// <summary>The imaginary unit.</summary>
    public Generator ImaginaryUnit => Get(GeneratorKind.Imaginary, "i");

    /// <summary>pi.</summary>
    public Generator Pi => Get(GeneratorKind.Positive, "pi");

    /// <summary>e.</summary>
    public Generator E => Get(GeneratorKind.Positive, "e");

    /// <summary>i as a form.</summary>
    public Form I => Of(ImaginaryUnit);

    /// <summary>The sign that is assumed of something, or null.</summary>
    public int? SignOf(string key) => signs.TryGetValue(key, out int sign) ? sign : null;

    /// <summary>The generators of a kind.</summary>
    public IEnumerable<Generator> OfKind(GeneratorKind kind) => generators.Values.Where(generator => generator.Kind == kind);

    /// <summary>The generator of a name, made when it is new.</summary>
    public Generator Get(GeneratorKind kind, string name, Func<int, Generator>? make = null)
    {
        if (generators.TryGetValue((kind, name), out Generator? known)) return known;
        if (generators.Count > 64) throw new NoFormException("many generators");
        Generator generator = make?.Invoke(generators.Count) ?? new Generator { Index = generators.Count, Kind = kind, Name = name };
        generators[(kind, name)] = generator;
        return generator;
    }

    /// <summary>A generator as a form.</summary>
    public static Form Of(Generator generator) => Of(FormPolynomial.Of(Rational.One, FormMonomial.Of(generator, Unit)));

    /// <summary>A polynomial as a form.</summary>
    public static Form Of(FormPolynomial polynomial) => new(polynomial, FormPolynomial.One);

    /// <summary>A rational number as a form.</summary>
    public static Form Of(Rational value) => Of(FormPolynomial.Of(value));

    public FormPolynomial Add(FormPolynomial a, FormPolynomial b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        budget.Spend(4 + a.Terms.Count + b.Terms.Count);
        if (a.Terms.Count < b.Terms.Count) (a, b) = (b, a);
        var sum = new Dictionary<FormMonomial, Rational>(a.Terms);
        foreach ((FormMonomial monomial, Rational coefficient) in b.Terms) FormPolynomial.AddTo(sum, monomial, coefficient);
        return new FormPolynomial(sum);
    }

    public FormPolynomial Multiply(FormPolynomial a, FormPolynomial b)
    {
        if (a.IsZero || b.IsZero) return FormPolynomial.Zero;
        if (a.IsOne) return b;
        if (b.IsOne) return a;
        if (b.IsRational) return a.Times(b.ConstantTerm);
        if (a.IsRational) return b.Times(a.ConstantTerm);
        budget.Spend(20L * a.Terms.Count * b.Terms.Count);
        var product = new Dictionary<FormMonomial, Rational>();
        foreach ((FormMonomial left, Rational p) in a.Terms)
        {
            foreach ((FormMonomial right, Rational q) in b.Terms) AddReduced(product, left * right, p * q);
            if (product.Count > TermLimit) throw new NoFormException("many terms");
        }
        return new FormPolynomial(product);
    }

    public FormPolynomial Power(FormPolynomial a, int exponent)
    {
        FormPolynomial result = FormPolynomial.One;
        while (exponent > 0)
        {
            if ((exponent & 1) != 0) result = Multiply(result, a);
            exponent >>= 1;
            if (exponent > 0) a = Multiply(a, a);
        }
        return result;
    }

    /// <summary>Adds a term whose monomial may break the rules of its generators.</summary>
    public void AddReduced(Dictionary<FormMonomial, Rational> sum, FormMonomial monomial, Rational coefficient)
    {
        foreach ((Generator generator, long exponent) in monomial.Factors)
        {
            switch (generator.Kind)
            {
                case GeneratorKind.Prime when exponent is < 0 or >= Unit:
                    {
                        long whole = Math.DivRem(exponent - Mod(exponent, Unit), Unit).Quotient;
                        if (Math.Abs(whole) > 1000) throw new NoFormException("a large power");
                        budget.Spend(4 + Math.Abs(whole));
                        coefficient *= Rational.Pow(generator.Number, (int)whole);
                        monomial = monomial.Without(generator) * FormMonomial.Of(generator, exponent - (whole * Unit));
                        break;
                    }
                case GeneratorKind.Imaginary when exponent != Unit:
                    {
                        long power = Mod(exponent, 4 * Unit) / Unit;
                        if (power >= 2) coefficient = -coefficient;
                        monomial = monomial.Without(generator) * FormMonomial.Of(generator, power % 2 * Unit);
                        break;
                    }
                case GeneratorKind.RootOfUnity:
                    {
                        long step = generator.Number / generator.Base, phi = generator.Number - step;
                        long power = Mod(exponent / Unit, generator.Number);
                        FormMonomial rest = monomial.Without(generator);
                        if (power < phi)
                        {
                            if (power * Unit != exponent) monomial = rest * FormMonomial.Of(generator, power * Unit);
                            break;
                        }
                        for (long j = 0; j < generator.Base - 1; j++) AddReduced(sum, rest * FormMonomial.Of(generator, (power - phi + (j * step)) * Unit), -coefficient);
                        return;
                    }
                case GeneratorKind.Magnitude when exponent >= Unit:
                    {
                        long whole = exponent / Unit;
                        if (whole > 64) throw new NoFormException("a large power");
                        FormPolynomial rest = FormPolynomial.Of(coefficient, monomial.Without(generator) * FormMonomial.Of(generator, exponent - (whole * Unit)));
                        FormPolynomial power = Power(generator.Polynomial!.Times(generator.Sign), (int)whole);
                        foreach ((FormMonomial m, Rational c) in Multiply(power, rest).Terms) FormPolynomial.AddTo(sum, m, c);
                        return;
                    }
                case GeneratorKind.Magnitude when exponent < 0:
                    throw new NoFormException("a negative power");
            }
        }
        FormPolynomial.AddTo(sum, monomial, coefficient);
    }

    public Form Add(Form a, Form b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        return ReferenceEquals(a.Denominator, b.Denominator) || a.Denominator.SameAs(b.Denominator)
            ? new Form(Add(a.Numerator, b.Numerator), a.Denominator)
            : new Form(Add(Multiply(a.Numerator, b.Denominator), Multiply(b.Numerator, a.Denominator)), Multiply(a.Denominator, b.Denominator));
    }

    public static Form Negate(Form a) => a with { Numerator = -a.Numerator };

    public Form Subtract(Form a, Form b) => Add(a, Negate(b));

    public Form Multiply(Form a, Form b) => a.IsZero || b.IsZero ? Form.Zero : new(Multiply(a.Numerator, b.Numerator), Multiply(a.Denominator, b.Denominator));

    public static Form Scale(Form a, Rational factor) => a with { Numerator = a.Numerator.Times(factor) };

    /// <summary>1/a: a denominator of one term that can be turned over goes into the numerator.</summary>
    public Form Invert(Form a)
    {
        if (a.IsZero) throw new NoFormException("a division by 0");
        if (a.Numerator.Terms.Count == 1)
        {
            (FormMonomial monomial, Rational coefficient) = a.Numerator.Terms.First();
            // Roots of unity and magnitudes are turned over through the relations.
            if (monomial.Factors.All(factor => factor.Generator.Kind is not GeneratorKind.Magnitude))
            {
                var inverse = new Dictionary<FormMonomial, Rational>();
                AddReduced(inverse, monomial.Inverse(), Rational.Reciprocal(coefficient));
                return new Form(Multiply(a.Denominator, new FormPolynomial(inverse)), FormPolynomial.One);
            }
        }
        return new Form(a.Denominator, a.Numerator);
    }

    public Form Divide(Form a, Form b) => Multiply(a, Invert(b));

    public Form Power(Form a, long exponent)
    {
        if (exponent < 0) return Power(Invert(a), -exponent);
        if (exponent > 512 && (a.Numerator.Terms.Count > 1 || a.Denominator.Terms.Count > 1)) throw new NoFormException("a large power");
        if (exponent > 100_000) throw new NoFormException("a large power");
        if (a.IsPolynomial && a.Numerator.Terms.Count == 1)
        {
            (FormMonomial monomial, Rational coefficient) = a.Numerator.Terms.First();
            if (monomial.Factors.All(factor => factor.Generator.Kind is GeneratorKind.Variable or GeneratorKind.Positive or GeneratorKind.Opaque or GeneratorKind.UnitCircle))
            {
                if (RationalFolder.Power(coefficient, exponent, budget) is not Rational power) throw new NoFormException("a large power");
                return Of(FormPolynomial.Of(power, new FormMonomial([.. monomial.Factors.Select(factor => (factor.Generator, checked(factor.Exponent * exponent)))])));
            }
        }
        return new Form(Power(a.Numerator, (int)exponent), Power(a.Denominator, (int)exponent));
    }

    /// <summary>Whether two forms are known to be equal.</summary>
    public bool AreEqual(Form a, Form b) => Subtract(a, b).IsZero;

    /// <summary>The complex conjugate for real arguments.</summary>
    public FormPolynomial Conjugate(FormPolynomial a)
    {
        if (!a.Generators().Any(generator => generator.Kind is GeneratorKind.Imaginary or GeneratorKind.UnitCircle or GeneratorKind.RootOfUnity)) return a;
        var conjugate = new Dictionary<FormMonomial, Rational>();
        foreach ((FormMonomial monomial, Rational coefficient) in a.Terms)
        {
            budget.Spend(10);
            bool turns = monomial.Factors.Any(factor => factor.Generator.Kind == GeneratorKind.Imaginary);
            var other = new FormMonomial([.. monomial.Factors.Select(factor => (factor.Generator, factor.Generator.Kind is GeneratorKind.UnitCircle or GeneratorKind.RootOfUnity ? -factor.Exponent : factor.Exponent))]);
            AddReduced(conjugate, other, turns ? -coefficient : coefficient);
        }
        return new FormPolynomial(conjugate);
    }

    /// <summary>The complex conjugate for real arguments.</summary>
    public Form Conjugate(Form a) => new(Conjugate(a.Numerator), Conjugate(a.Denominator));

    /// <summary>Whether a form is known to be real.</summary>
    public bool IsReal(Form a) => !a.Numerator.Generators().Concat(a.Denominator.Generators()).Any(generator => generator.Kind is GeneratorKind.Imaginary or GeneratorKind.UnitCircle or GeneratorKind.RootOfUnity) || AreEqual(a, Conjugate(a));

    private static long Mod(long a, long n) => ((a % n) + n) % n;
}
