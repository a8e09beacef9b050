using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Rational powers, logarithms and exponentials of forms: through the prime factors and the magnitudes of what they are made of.</summary>
internal sealed class FormPowers(FormField field, Func<Form, int?> signOfConstant)
{
    private const long Unit = FormMonomial.Unit;

    /// <summary>A positive number or function with its power, as a form is made of them.</summary>
    private readonly record struct Part(Generator Generator, long Exponent);

    /// <summary>The parts of a form: a positive rational number, generators above 0 and an angle in half turns.</summary>
    private sealed class Parts
    {
        public Rational Coefficient { get; set; } = Rational.One;

        public List<Part> Positive { get; } = [];

        /// <summary>The angle of the value in half turns: 1 for a negative number.</summary>
        public Rational Angle { get; set; }
    }

    /// <summary>a to a rational power; of negative numbers the real odd root, else the principal one.</summary>
    public Form Power(Form a, Rational exponent)
    {
        if (exponent.IsInteger) return exponent.Numerator.TryToInt64(out long whole) ? field.Power(a, whole) : throw new NoFormException("a large power");
        if (a.IsZero) return exponent.Sign > 0 ? a : throw new NoFormException("a negative power of 0");
        if (exponent.Denominator == 2 && Denest(a) is { } root) return field.Power(root, (long)exponent.Numerator);
        Parts parts = Split(a);
        Form result = FormField.Of(Rational.One);
        result = field.Multiply(result, PowerOfRational(parts.Coefficient, exponent));
        foreach (Part part in parts.Positive) result = field.Multiply(result, PowerOf(part.Generator, part.Exponent, exponent));
        if (parts.Angle.IsZero) return result;
        if (parts.Angle == Rational.One && !exponent.Denominator.IsEven) return exponent.Numerator.IsEven ? result : FormField.Negate(result);
        return field.Multiply(result, RootOfUnity(parts.Angle * exponent));
    }

    /// <summary>The principal logarithm.</summary>
    public Form Logarithm(Form a)
    {
        if (a.IsZero) throw new NoFormException("the logarithm of 0");
        Parts parts = Split(a);
        Form sum = FormField.Of(Rational.Zero);
        foreach ((Integer prime, int exponent) in Factors(parts.Coefficient.Numerator)) sum = field.Add(sum, FormField.Scale(LogarithmOfPrime(prime), exponent));
        foreach ((Integer prime, int exponent) in Factors(parts.Coefficient.Denominator)) sum = field.Add(sum, FormField.Scale(LogarithmOfPrime(prime), -exponent));
        foreach (Part part in parts.Positive) sum = field.Add(sum, FormField.Scale(LogarithmOf(part.Generator), new Rational(part.Exponent, Unit)));
        return parts.Angle.IsZero ? sum : field.Add(sum, FormField.Scale(field.Multiply(field.I, FormField.Of(field.Pi)), parts.Angle));
    }

    /// <summary>e to the power of a form: a product over its terms.</summary>
    public Form Exponential(Form a)
    {
        if (a.IsZero) return Form.One;
        if (!a.IsPolynomial)
        {
            // One kernel for the quotient, the same for its rational multiples.
            foreach (Generator known in field.OfKind(GeneratorKind.Positive).Where(generator => generator.Arguments.Count == 1))
            {
                if (Ratio(a, known.Arguments[0]) is Rational ratio && ratio * Unit is { IsInteger: true, Numerator: var n }) return FormField.Of(FormPolynomial.Of(Rational.One, FormMonomial.Of(known, (long)n)));
            }
            if (!field.IsReal(a)) throw new NoFormException("an exponential of a complex quotient");
            return FormField.Of(field.Get(GeneratorKind.Positive, $"exp {a.Numerator.Key()} / {a.Denominator.Key()}", index => new Generator { Index = index, Kind = GeneratorKind.Positive, Name = $"exp {a.Numerator.Key()} / {a.Denominator.Key()}", Arguments = [a] }));
        }
        Form product = Form.One;
        foreach ((FormMonomial monomial, Rational coefficient) in a.Numerator.Terms) product = field.Multiply(product, ExponentialOfTerm(monomial, coefficient));
        return product;
    }

    /// <summary>The r with a = r b, or null.</summary>
    private Rational? Ratio(Form a, Form b)
    {
        FormPolynomial left = field.Multiply(a.Numerator, b.Denominator), right = field.Multiply(b.Numerator, a.Denominator);
        if (left.Terms.Count != right.Terms.Count || right.IsZero) return null;
        (FormMonomial monomial, Rational coefficient) = right.Terms.First();
        if (!left.Terms.TryGetValue(monomial, out Rational other)) return null;
        Rational ratio = other / coefficient;
        return left.SameAs(right.Times(ratio)) ? ratio : null;
    }

    /// <summary>e^(i pi r).</summary>
    public Form RootOfUnity(Rational r)
    {
        // In [0, 2), as k/n of a full turn, by prime powers of n.
        Rational turn = Rational.Fraction(r / 2);
        if (!turn.Denominator.TryToInt64(out long n) || n > 400) throw new NoFormException("a root of unity of high order");
        long k = (long)turn.Numerator;
        Form result = Form.One;
        foreach ((Integer prime, int exponent) in Factors(turn.Denominator))
        {
            long p = (long)prime, q = (long)Integer.Pow(prime, exponent);
            // k/n = sum of a_q / q
            long rest = n / q;
            long a = k * (long)(ulong)ModularArithmetic.Invert((ulong)(rest % q), (ulong)q) % q;
            result = field.Multiply(result, PrimePowerRoot(p, q, a));
        }
        return result;
    }

    private Form PrimePowerRoot(long p, long q, long a)
    {
        switch (q)
        {
            case 2:
                return FormField.Of(a % 2 == 0 ? Rational.One : -Rational.One);
            case 4:
                return field.Power(field.I, a);
            case 8:
                // (1 + i) / sqrt 2
                return field.Power(FormField.Scale(field.Multiply(field.Add(Form.One, field.I), PrimeRoot(2, Unit / 2)), new Rational(1, 2)), a);
            case 3:
                // (-1 + i sqrt 3) / 2
                return field.Power(FormField.Scale(field.Add(FormField.Of(-Rational.One), field.Multiply(field.I, PrimeRoot(3, Unit / 2))), new Rational(1, 2)), a);
            default:
                Generator root = field.Get(GeneratorKind.RootOfUnity, $"zeta{q}", index => new Generator { Index = index, Kind = GeneratorKind.RootOfUnity, Name = $"zeta{q}", Number = q, Base = p });
                var reduced = new Dictionary<FormMonomial, Rational>();
                field.AddReduced(reduced, FormMonomial.Of(root, a * Unit), Rational.One);
                return FormField.Of(new FormPolynomial(reduced));
        }
    }

    private Form PrimeRoot(Integer prime, long exponent)
    {
        if (!prime.TryToInt64(out long p)) throw new NoFormException("a root of a large prime");
        Generator generator = field.Get(GeneratorKind.Prime, p.ToString(System.Globalization.CultureInfo.InvariantCulture), index => new Generator { Index = index, Kind = GeneratorKind.Prime, Name = p.ToString(System.Globalization.CultureInfo.InvariantCulture), Number = p });
        var reduced = new Dictionary<FormMonomial, Rational>();
        field.AddReduced(reduced, FormMonomial.Of(generator, exponent), Rational.One);
        return FormField.Of(new FormPolynomial(reduced));
    }

    private Form PowerOfRational(Rational a, Rational exponent)
    {
        Form result = Form.One;
        foreach ((Integer number, int sign) in new[] { (a.Numerator, 1), (a.Denominator, -1) })
        {
            foreach ((Integer prime, int count) in Factors(number)) result = field.Multiply(result, PrimeRoot(prime, Scaled(exponent * count * sign)));
        }
        return result;
    }

    private static long Scaled(Rational exponent)
    {
        Rational scaled = exponent * Unit;
        return scaled.IsInteger && scaled.Numerator.TryToInt64(out long value) && Math.Abs(value) < long.MaxValue / 1000 ? value : throw new NoFormException("an exponent with a large denominator");
    }

    private Form PowerOf(Generator generator, long exponent, Rational power)
    {
        long scaled = Scaled(new Rational(exponent, Unit) * power);
        if (generator.Kind != GeneratorKind.Magnitude)
        {
            var reduced = new Dictionary<FormMonomial, Rational>();
            field.AddReduced(reduced, FormMonomial.Of(generator, scaled), Rational.One);
            return FormField.Of(new FormPolynomial(reduced));
        }
        // The fraction stays a power of the magnitude; the whole part is the polynomial, above or below.
        long fraction = ((scaled % Unit) + Unit) % Unit, whole = (scaled - fraction) / Unit;
        Form root = FormField.Of(FormPolynomial.Of(Rational.One, FormMonomial.Of(generator, fraction)));
        return field.Multiply(root, field.Power(FormField.Of(generator.Polynomial!.Times(generator.Sign)), whole));
    }

    private Form ExponentialOfTerm(FormMonomial monomial, Rational coefficient)
    {
        bool isImaginary = false;
        if (monomial.Factors.Any(factor => factor.Generator.Kind == GeneratorKind.Imaginary))
        {
            isImaginary = true;
            monomial = monomial.Without(field.ImaginaryUnit);
        }
        if (isImaginary && monomial.Factors is [{ Generator: var only, Exponent: Unit }] && ReferenceEquals(only, field.Pi)) return RootOfUnity(coefficient);
        if (!isImaginary && monomial.IsOne) return FormField.Of(FormPolynomial.Of(Rational.One, FormMonomial.Of(field.E, Scaled(coefficient))));
        if (!isImaginary && monomial.Factors is [{ Generator.LogarithmOf: (Integer prime, var of), Exponent: Unit }])
            return of is null ? PrimeRoot(prime, Scaled(coefficient)) : PowerOf(of, Unit, coefficient);
        if (monomial.Factors.Any(factor => factor.Generator.Kind is GeneratorKind.UnitCircle or GeneratorKind.RootOfUnity)) throw new NoFormException("an exponential of a complex function");
        string key = monomial.ToString();
        GeneratorKind kind = isImaginary ? GeneratorKind.UnitCircle : GeneratorKind.Positive;
        var term = FormPolynomial.Of(Rational.One, monomial);
        Generator kernel = field.Get(kind, "exp " + key, index => new Generator { Index = index, Kind = kind, Name = "exp " + key, Polynomial = term });
        return FormField.Of(FormPolynomial.Of(Rational.One, FormMonomial.Of(kernel, Scaled(coefficient))));
    }

    private Form LogarithmOfPrime(Integer prime)
    {
        string name = "log " + prime;
        return FormField.Of(field.Get(GeneratorKind.Opaque, name, index => new Generator { Index = index, Kind = GeneratorKind.Opaque, Name = name, LogarithmOf = (prime, null) }));
    }

    private Form LogarithmOf(Generator positive)
    {
        if (ReferenceEquals(positive, field.E)) return Form.One;
        if (positive.Kind == GeneratorKind.Prime) return LogarithmOfPrime(positive.Number);
        // Of an exponential the exponent.
        if (positive.Kind == GeneratorKind.Positive && positive.Polynomial is { } exponent) return FormField.Of(exponent);
        if (positive.Kind == GeneratorKind.Positive && positive.Arguments.Count == 1) return positive.Arguments[0];
        string name = "log g" + positive.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return FormField.Of(field.Get(GeneratorKind.Opaque, name, index => new Generator { Index = index, Kind = GeneratorKind.Opaque, Name = name, LogarithmOf = (Integer.Zero, positive) }));
    }

    private Parts Split(Form a)
    {
        var parts = new Parts();
        Split(parts, a.Numerator, 1);
        Split(parts, a.Denominator, -1);
        // The principal angle, in (-1, 1].
        Rational angle = Rational.Fraction(parts.Angle / 2) * 2;
        parts.Angle = angle > 1 ? angle - 2 : angle;
        return parts;
    }

    private void Split(Parts parts, FormPolynomial polynomial, int sign)
    {
        (Rational coefficient, FormMonomial monomial, FormPolynomial rest) = Content(polynomial);
        if (coefficient.Sign < 0)
        {
            parts.Angle += 1;
            coefficient = -coefficient;
        }
        parts.Coefficient *= sign > 0 ? coefficient : Rational.Reciprocal(coefficient);
        foreach ((Generator generator, long exponent) in monomial.Factors)
        {
            switch (generator.Kind)
            {
                case GeneratorKind.Prime or GeneratorKind.Positive or GeneratorKind.Magnitude:
                    parts.Positive.Add(new Part(generator, sign * exponent));
                    break;
                case GeneratorKind.Imaginary:
                    parts.Angle += new Rational(sign, 2);
                    break;
                case GeneratorKind.Variable:
                    // Everything starts again with a variable of known sign.
                    throw new SignNeededException(generator.Name);
                case GeneratorKind.Opaque when exponent % Unit == 0:
                    AddMagnitude(parts, FormPolynomial.Of(Rational.One, FormMonomial.Of(generator, Unit)), sign * (exponent / Unit));
                    break;
                default:
                    throw new NoFormException("a root of a complex function");
            }
        }
        if (rest.IsOne) return;
        foreach ((FormPolynomial factor, int power) in FormFactoring.Factor(rest, field.Budget, out Rational scale))
        {
            if (!scale.IsZero && scale != Rational.One)
            {
                if (scale.Sign < 0) parts.Angle += 1;
                parts.Coefficient *= sign > 0 ? Rational.Abs(scale) : Rational.Reciprocal(Rational.Abs(scale));
                scale = Rational.One;
            }
            AddMagnitude(parts, factor, sign * power);
        }
    }

    private void AddMagnitude(Parts parts, FormPolynomial factor, long power)
    {
        // One sign for f and -f: the leading coefficient by key is positive.
        Rational lead = factor.Terms.OrderBy(term => term.Key.ToString(), StringComparer.Ordinal).Last().Value;
        if (lead.Sign < 0)
        {
            factor = -factor;
            if (power % 2 != 0) parts.Angle += 1;
        }
        string key = factor.Key();
        int sign = SignOf(factor, key);
        if (sign < 0 && power % 2 != 0) parts.Angle += 1;
        Generator magnitude = field.Get(GeneratorKind.Magnitude, key, index => new Generator { Index = index, Kind = GeneratorKind.Magnitude, Name = key, Sign = sign, Polynomial = factor });
        parts.Positive.Add(new Part(magnitude, power * Unit));
    }

    private int SignOf(FormPolynomial factor, string key)
    {
        if (!field.IsReal(FormField.Of(factor))) throw new NoFormException("a root of a complex function");
        if (factor.Terms.All(term => IsPositive(term.Key)))
        {
            if (factor.Terms.Values.All(value => value.Sign > 0)) return 1;
            if (factor.Terms.Values.All(value => value.Sign < 0)) return -1;
        }
        if (signOfConstant(FormField.Of(factor)) is int sign) return sign;
        return field.SignOf(key) ?? throw new SignNeededException(key);
    }

    private static bool IsPositive(FormMonomial monomial) => monomial.Factors.All(factor => factor.Generator.IsPositive || (factor.Generator.Kind is GeneratorKind.Variable or GeneratorKind.Opaque && factor.Exponent % (2 * Unit) == 0));

    /// <summary>The rational content, the common monomial and the rest of a polynomial.</summary>
    private static (Rational Coefficient, FormMonomial Monomial, FormPolynomial Cofactor) Content(FormPolynomial polynomial)
    {
        if (polynomial.Terms.Count == 1)
        {
            (FormMonomial only, Rational value) = polynomial.Terms.First();
            return (value, only, FormPolynomial.One);
        }
        Integer numerator = Integer.Zero, denominator = Integer.One;
        Dictionary<Generator, long>? least = null;
        foreach ((FormMonomial monomial, Rational coefficient) in polynomial.Terms)
        {
            numerator = Integer.Gcd(numerator, coefficient.Numerator);
            denominator = Integer.Lcm(denominator, coefficient.Denominator);
            if (least is null)
            {
                least = monomial.Factors.ToDictionary(factor => factor.Generator, factor => factor.Exponent);
                continue;
            }
            foreach (Generator generator in least.Keys.Concat(monomial.Factors.Select(factor => factor.Generator)).Distinct().ToList())
                least[generator] = Math.Min(least.GetValueOrDefault(generator), monomial.Exponent(generator));
        }
        // Roots of primes and of unity do not divide a sum in a unique way, i neither.
        var common = new FormMonomial([.. least!.Where(pair => pair.Value != 0 && pair.Key.Kind is GeneratorKind.Variable or GeneratorKind.Positive or GeneratorKind.Opaque or GeneratorKind.UnitCircle && pair.Value != 0).OrderBy(pair => pair.Key.Index).Select(pair => (pair.Key, pair.Value))]);
        var content = new Rational(numerator, denominator);
        FormMonomial inverse = common.Inverse();
        var rest = new Dictionary<FormMonomial, Rational>();
        foreach ((FormMonomial monomial, Rational coefficient) in polynomial.Terms) rest[monomial * inverse] = coefficient / content;
        return (content, common, new FormPolynomial(rest));
    }

    /// <summary>The square root of a + b sqrt n where it is a sum of roots of rational numbers.</summary>
    private Form? Denest(Form a)
    {
        if (!a.IsPolynomial || a.Numerator.Terms.Count != 2) return null;
        Rational rational = a.Numerator.ConstantTerm;
        if (rational.IsZero) return null;
        (FormMonomial monomial, Rational coefficient) = a.Numerator.Terms.First(term => !term.Key.IsOne);
        if (!monomial.Factors.All(factor => factor.Generator.Kind == GeneratorKind.Prime && factor.Exponent == Unit / 2)) return null;
        Rational n = Rational.One;
        foreach ((Generator generator, _) in monomial.Factors) n *= generator.Number;
        // sqrt(a + b sqrt n) = sqrt((a + s)/2) + sign(b) sqrt((a - s)/2) with s^2 = a^2 - b^2 n
        Rational square = (rational * rational) - (coefficient * coefficient * n);
        if (rational.Sign < 0 || square.Sign < 0 || RationalFolder.Power(square, new Rational(1, 2), field.Budget) is not Rational s) return null;
        Form first = PowerOfRational((rational + s) / 2, new Rational(1, 2)), second = PowerOfRational((rational - s) / 2, new Rational(1, 2));
        return field.Add(first, FormField.Scale(second, coefficient.Sign));
    }

    private IEnumerable<(Integer Prime, int Exponent)> Factors(Integer number)
    {
        if (number.IsOne) yield break;
        if (number.BitLength > 62) throw new NoFormException("a number that is not factored here");
        field.Budget.Spend(500);
        ulong rest = (ulong)number;
        for (ulong p = 2; p < 1000 && p * p <= rest; p += p == 2 ? 1UL : 2UL)
        {
            int exponent = 0;
            for (; rest % p == 0; rest /= p) exponent++;
            if (exponent > 0) yield return ((Integer)p, exponent);
        }
        if (rest == 1) yield break;
        if (rest < 1_000_000 || Primality.IsPrime(rest))
        {
            yield return ((Integer)rest, 1);
            yield break;
        }
        field.Budget.Spend(30_000);
        foreach (PrimePower power in Factorization.Of(rest).Factors) yield return (power.Prime, (int)power.Exponent);
    }
}
