using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class MultivariatePolynomialTests
{
    private static readonly string[] letters = ["x", "y", "z", "u", "v", "w", "s", "t"];

    [Fact]
    public void The_sample_of_the_documentation_is_right()
    {
        MultivariateRing<RationalCoefficients, Rational> ring = MultivariateRing.Rationals("x", "y");
        var (x, y) = (ring["x"], ring["y"]);
        var f = (3 * x.Pow(2) * y) - new Rational(1, 2);
        Assert.Equal("3*x^2*y - 1/2", f.ToString());
        var g = ((x + y).Pow(2) * f).Gcd((x + y) * (x - y));
        Assert.Equal(x + y, g);
        Assert.True((f * g).TryDivide(g, out var quotient));
        Assert.Equal(f, quotient);
        Assert.Equal("2*y^2 - 1", ((x * x) + (y * y) - 1).Resultant(x - y, "x").ToString());
        Assert.Equal("3*y^3 + 6*y^2 + 3*y - 1/2", f.Substitute("x", y + 1).ToString());
        Assert.Equal(new Rational(7, 2), f.Evaluate(2, new Rational(1, 3)));
        Assert.Equal(2, (f * f * y).SquareFree().Factors.Count);
    }

    [Fact]
    public void Laws_over_the_integers_in_every_order_and_width()
    {
        foreach (MonomialOrder order in Enum.GetValues<MonomialOrder>())
            for (int variables = 1; variables <= 8; variables++)
                HoldForRing(new MultivariateRing<IntegerCoefficients, Integer>(default, letters[..variables], order), 60);
    }

    [Fact]
    public void Laws_over_the_rationals_and_over_primes()
    {
        HoldForRing(MultivariateRing.Rationals("x", "y", "z"), 300);
        HoldForRing(MultivariateRing.Modulo(1_000_003, "x", "y", "z"), 300);
        HoldForRing(MultivariateRing.Modulo(3, "x", "y"), 300);
    }

    [Fact]
    public void Dense_products_agree_with_the_definition()
    {
        foreach (MonomialOrder order in Enum.GetValues<MonomialOrder>())
        {
            string[] names = ["x", "y", "z"];
            Hold(new MultivariateRing<IntegerCoefficients, Integer>(default, names, order));
            Hold(new MultivariateRing<RationalCoefficients, Rational>(default, names, order));
            Hold(new MultivariateRing<PrimeCoefficients<PrimeField64, ulong>, ulong>(new PrimeCoefficients<PrimeField64, ulong>(new PrimeField64(1_000_003)), names, order));
        }

        static void Hold<TDomain, TElement>(MultivariateRing<TDomain, TElement> ring)
            where TDomain : struct, ICoefficients<TDomain, TElement>
        {
            var any = new AnyMultivariate<TDomain, TElement>(ring, "dense products");
            for (int i = 0; i < 20; i++)
            {
                MultivariatePolynomial<TDomain, TElement> a = any.NotZero(120, 4, 40), b = any.NotZero(120, 4, 40);
                Assert.Equal(ByDefinition(ring, a, b), a * b);
                Assert.True((a * b).TryDivide(b, out MultivariatePolynomial<TDomain, TElement> quotient));
                Assert.Equal(a, quotient);
            }
        }
    }

    [Fact]
    public void Terms_stand_in_the_order_of_the_ring()
    {
        // The example of Cox, Little and O'Shea, section 2.2.
        string Text(MonomialOrder order)
        {
            var ring = new MultivariateRing<IntegerCoefficients, Integer>(default, ["x", "y", "z"], order);
            var (x, y, z) = (ring["x"], ring["y"], ring["z"]);
            return ((4 * x * y.Pow(2) * z) + (4 * z.Pow(2)) - (5 * x.Pow(3)) + (7 * x.Pow(2) * z.Pow(2))).ToString();
        }

        Assert.Equal("-5*x^3 + 7*x^2*z^2 + 4*x*y^2*z + 4*z^2", Text(MonomialOrder.Lexicographic));
        Assert.Equal("7*x^2*z^2 + 4*x*y^2*z - 5*x^3 + 4*z^2", Text(MonomialOrder.GradedLexicographic));
        Assert.Equal("4*x*y^2*z + 7*x^2*z^2 - 5*x^3 + 4*z^2", Text(MonomialOrder.GradedReverseLexicographic));
    }

    [Fact]
    public void Exponents_that_do_not_fit_are_refused()
    {
        MultivariateRing<IntegerCoefficients, Integer> ring = MultivariateRing.Integers("x", "y", "z", "u");
        MultivariatePolynomial<IntegerCoefficients, Integer> high = ring.Monomial(1, 32_767, 0, 0, 0);
        Assert.Equal(32_767, high.Degree("x"));
        Assert.Throws<InputError>(() => high * ring["x"]);
        Assert.Throws<InputError>(() => (high + 1) * (ring["x"] + 1));
        Assert.Throws<InputError>(() => ring.Monomial(1, 0, -1, 0, 0));
        Assert.Throws<InputError>(() => ring["a"]);
        Assert.Throws<InputError>(() => MultivariateRing.Integers("x", "x"));
        Assert.Equal(2_000_000_000, MultivariateRing.Integers("x", "y").Monomial(1, 2_000_000_000, 3).Degree("x"));
    }

    [Fact]
    public void Common_factors_over_the_integers()
    {
        for (int variables = 1; variables <= 4; variables++)
        {
            MultivariateRing<IntegerCoefficients, Integer> ring = MultivariateRing.Integers(letters[..variables]);
            GcdLaws(ring, new AnyMultivariate<IntegerCoefficients, Integer>(ring, $"gcd {(Integer)variables}"), 120, bits: 8);
            GcdLaws(ring, new AnyMultivariate<IntegerCoefficients, Integer>(ring, $"long gcd {(Integer)variables}"), 20, bits: 150);
        }
        var graded = new MultivariateRing<IntegerCoefficients, Integer>(default, ["x", "y", "z"], MonomialOrder.GradedReverseLexicographic);
        GcdLaws(graded, new AnyMultivariate<IntegerCoefficients, Integer>(graded, "gcd graded"), 120, bits: 8);
    }

    [Fact]
    public void Common_factors_over_the_rationals_and_over_primes()
    {
        MultivariateRing<RationalCoefficients, Rational> rationals = MultivariateRing.Rationals("x", "y");
        GcdLaws(rationals, new AnyMultivariate<RationalCoefficients, Rational>(rationals, "gcd rationals"), 100, 8);
        foreach (ulong prime in new ulong[] { 3, 5, 101, 2_147_483_647, 4_611_686_018_427_387_847 })
        {
            MultivariateRing<PrimeCoefficients<PrimeField64, ulong>, ulong> ring = MultivariateRing.Modulo(prime, "x", "y", "z");
            GcdLaws(ring, new AnyMultivariate<PrimeCoefficients<PrimeField64, ulong>, ulong>(ring, "gcd modulo a prime"), 60, 8);
        }
    }

    [Fact]
    public void Evaluation_and_primes_find_the_same_common_factors()
    {
        // Dense enough for the modular method to be chosen.
        MultivariateRing<IntegerCoefficients, Integer> ring = MultivariateRing.Integers("x", "y", "z");
        var any = new AnyMultivariate<IntegerCoefficients, Integer>(ring, "dense gcd");
        for (int i = 0; i < 6; i++)
        {
            MultivariatePolynomial<IntegerCoefficients, Integer> a = any.NotZero(12, 8, 90), b = any.NotZero(12, 8, 90), c = any.NotZero(12, 8, 90) + ring["x"].Pow(9);
            MultivariatePolynomial<IntegerCoefficients, Integer> gcd = (a * c).Gcd(b * c);
            Assert.True(gcd.TryDivide(c, out _));
            Assert.True((a * c).TryDivide(gcd, out MultivariatePolynomial<IntegerCoefficients, Integer> u));
            Assert.True((b * c).TryDivide(gcd, out MultivariatePolynomial<IntegerCoefficients, Integer> v));
            Assert.True(u.Gcd(v).IsOne);
        }
    }

    [Fact]
    public void Square_free_parts_multiply_back_and_are_coprime()
    {
        MultivariateRing<IntegerCoefficients, Integer> integers = MultivariateRing.Integers("x", "y", "z");
        SquareFreeLaws(integers, new AnyMultivariate<IntegerCoefficients, Integer>(integers, "square-free"), 60);
        foreach (ulong prime in new ulong[] { 3, 5, 1_000_003 })
        {
            MultivariateRing<PrimeCoefficients<PrimeField64, ulong>, ulong> ring = MultivariateRing.Modulo(prime, "x", "y");
            SquareFreeLaws(ring, new AnyMultivariate<PrimeCoefficients<PrimeField64, ulong>, ulong>(ring, "square-free modulo a prime"), 60);
        }
    }

    [Fact]
    public void Resultants_evaluate_to_resultants()
    {
        MultivariateRing<IntegerCoefficients, Integer> ring = MultivariateRing.Integers("x", "y");
        var any = new AnyMultivariate<IntegerCoefficients, Integer>(ring, "resultants");
        for (int i = 0; i < 150; i++)
        {
            MultivariatePolynomial<IntegerCoefficients, Integer> a = any.NotZero(6, 4), b = any.NotZero(6, 4);
            MultivariatePolynomial<IntegerCoefficients, Integer> resultant = a.Resultant(b, "x");
            Assert.True(resultant.Degree("x") <= 0);
            Integer point = any.Element(5);
            IntegerPolynomial left = Univariate(a, point), right = Univariate(b, point);
            // The degrees must not drop.
            if (left.Degree != a.Degree("x") || right.Degree != b.Degree("x")) continue;
            Assert.Equal(IntegerPolynomial.Resultant(left, right), resultant.Evaluate(0, point));
            if (left.Degree > 0) Assert.Equal(left.Discriminant(), a.Discriminant("x").Evaluate(0, point));
        }
    }

    [Fact]
    public void Pari_agrees()
    {
        MultivariateRing<IntegerCoefficients, Integer> ring = MultivariateRing.Integers("x", "y", "z");
        var any = new AnyMultivariate<IntegerCoefficients, Integer>(ring, "pari");
        var questions = new List<string>();
        for (int i = 0; i < 10_000; i++)
        {
            MultivariatePolynomial<IntegerCoefficients, Integer> c = any.NotZero(4, 2), a = any.NotZero(4, 3) * c, b = any.NotZero(4, 3) * c;
            questions.Add($"({a})*({b})==({a * b})");
            questions.Add($"g=gcd({a},{b});h={a.Gcd(b)};g==h||g==-h");
            if (i % 5 == 0) questions.Add($"polresultant({a + 1},{b},x)==({(a + 1).Resultant(b, "x")})");
        }
        string[] answers = PariGp.Ask(questions);
        for (int i = 0; i < answers.Length; i++) Assert.True(answers[i] == "1", $"{questions[i]} gives {answers[i]}");
    }

    private static IntegerPolynomial Univariate(MultivariatePolynomial<IntegerCoefficients, Integer> a, Integer y) =>
        new([.. a.CoefficientsIn(0).Select(coefficient => coefficient.Evaluate(0, y))]);

    private static void HoldForRing<TDomain, TElement>(MultivariateRing<TDomain, TElement> ring, int cases)
        where TDomain : struct, ICoefficients<TDomain, TElement>
    {
        var any = new AnyMultivariate<TDomain, TElement>(ring, $"laws {string.Concat(ring.Variables)} {ring.Order}");
        for (int i = 0; i < cases; i++)
        {
            MultivariatePolynomial<TDomain, TElement> a = any.Next(8, 6), b = any.Next(8, 6), c = any.Next(8, 6);
            MultivariatePolynomial<TDomain, TElement> product = a * b;
            Assert.Equal(ByDefinition(ring, a, b), product);
            Assert.Equal((a + b) * c, (a * c) + (b * c));
            Assert.Equal(a, a + b - b);
            Assert.True((a - a).IsZero);
            Assert.Equal(a, ring.FromTerms(a.Terms.Reverse()));
            TElement[] point = [.. ring.Variables.Select(_ => any.Element(4))];
            Assert.True(ring.Domain.AreEqual(ring.Domain.Multiply(a.Evaluate(point), b.Evaluate(point)), product.Evaluate(point)));
            int variable = any.Random.NextBelow(ring.Variables.Count);
            string name = ring.Variables[variable];
            Assert.Equal(product.Derivative(name), (a.Derivative(name) * b) + (a * b.Derivative(name)));
            Assert.Equal(a.Substitute(name, b).Evaluate(point), a.Evaluate([.. point.Select((value, v) => v == variable ? b.Evaluate(point) : value)]));
            if (b.IsZero) continue;
            Assert.True(product.TryDivide(b, out MultivariatePolynomial<TDomain, TElement> quotient));
            Assert.Equal(a, quotient);
            (MultivariatePolynomial<TDomain, TElement> q, MultivariatePolynomial<TDomain, TElement> r) = c.DivRem(b);
            Assert.Equal(c, (q * b) + r);
            Assert.Equal(r.IsZero, c.TryDivide(b, out quotient));
        }
    }

    private static MultivariatePolynomial<TDomain, TElement> ByDefinition<TDomain, TElement>(
        MultivariateRing<TDomain, TElement> ring, MultivariatePolynomial<TDomain, TElement> a, MultivariatePolynomial<TDomain, TElement> b)
        where TDomain : struct, ICoefficients<TDomain, TElement> =>
        ring.FromTerms(a.Terms.SelectMany(_ => b.Terms, (left, right) =>
            (ring.Domain.Multiply(left.Coefficient, right.Coefficient), left.Exponents.Zip(right.Exponents, (e, f) => e + f).ToArray())));

    private static void GcdLaws<TDomain, TElement>(MultivariateRing<TDomain, TElement> ring, AnyMultivariate<TDomain, TElement> any, int cases, int bits)
        where TDomain : struct, ICoefficients<TDomain, TElement>
    {
        for (int i = 0; i < cases; i++)
        {
            MultivariatePolynomial<TDomain, TElement> a = any.NotZero(4, 3, bits), b = any.NotZero(4, 3, bits), c = any.NotZero(4, 3, bits);
            MultivariatePolynomial<TDomain, TElement> gcd = (a * c).Gcd(b * c);
            Assert.True(gcd.TryDivide(c, out _));
            Assert.True((a * c).TryDivide(gcd, out MultivariatePolynomial<TDomain, TElement> u));
            Assert.True((b * c).TryDivide(gcd, out MultivariatePolynomial<TDomain, TElement> v));
            Assert.True(u.Gcd(v).IsOne);
            // No common factor: in every variable of both the resultant is not zero.
            for (int k = 0; k < ring.Variables.Count; k++)
                if (u.Degree(k) > 0 && v.Degree(k) > 0 && i % 8 == 0) Assert.False(u.Resultant(v, k).IsZero);
            Assert.Equal(a.Gcd(b) * c.Gcd(ring.Zero), gcd);
        }
    }

    private static void SquareFreeLaws<TDomain, TElement>(MultivariateRing<TDomain, TElement> ring, AnyMultivariate<TDomain, TElement> any, int cases)
        where TDomain : struct, ICoefficients<TDomain, TElement>
    {
        for (int i = 0; i < cases; i++)
        {
            MultivariatePolynomial<TDomain, TElement> f = any.NotZero(3, 2, 4).Pow(1 + (i % 4)) * any.NotZero(3, 1, 4).Pow(1 + (i % 3)) * any.NotZero(2, 2, 4);
            MultivariateFactorization<TDomain, TElement> parts = f.SquareFree();
            MultivariatePolynomial<TDomain, TElement> product = ring.Constant(parts.Content), radical = ring.One;
            foreach ((MultivariatePolynomial<TDomain, TElement> factor, int exponent) in parts.Factors)
            {
                product *= factor.Pow(exponent);
                Assert.True(factor.Gcd(radical).IsOne);
                radical *= factor;
                // Square-free over a perfect field: no common factor with all derivatives.
                MultivariatePolynomial<TDomain, TElement> common = factor;
                for (int k = 0; k < ring.Variables.Count; k++) common = common.Gcd(factor.Derivative(k));
                Assert.True(common.IsConstant);
            }
            Assert.Equal(f, product);
            Assert.Equal(parts.Factors.Count, parts.Factors.Select(factor => factor.Exponent).Distinct().Count());
        }
    }

    [Fact]
    public void Products_with_coefficients_of_a_word_are_sums_of_products_of_terms()
    {
        foreach (MonomialOrder order in Enum.GetValues<MonomialOrder>())
        {
            MultivariateRing<IntegerCoefficients, Integer> ring = new(default, ["x", "y", "z"], order);
            var any = new AnyMultivariate<IntegerCoefficients, Integer>(ring, $"words {order}");
            for (int i = 0; i < 150; i++)
            {
                // Boxes, tables, sums of 127 bits, exponents in the thousands.
                int degree = i % 3 == 0 ? 2 : i % 3 == 1 ? 9 : 900, bits = i % 5 == 0 ? 62 : i % 5 == 1 ? 64 : 20;
                MultivariatePolynomial<IntegerCoefficients, Integer> f = any.Next(40, degree, bits), g = any.Next(40, degree, bits), sum = ring.Zero;
                foreach ((Integer coefficient, int[] exponents) in f.Terms) sum += ring.FromTerms([(coefficient, exponents)]) * g;
                Assert.Equal(sum, f * g);
            }
        }
    }
}
