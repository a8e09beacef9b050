using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class IntegerPolynomialTests
{
    private static readonly IntegerPolynomial x = IntegerPolynomial.X;

    [Fact]
    public void The_sample_of_the_documentation_is_right()
    {
        IntegerPolynomial f = (x.Pow(2) - 2) * (x + 1).Pow(3);
        Assert.Equal("x^5 + 3*x^4 + x^3 - 5*x^2 - 6*x - 2", f.ToString());
        Assert.Equal("x^2 + 2*x + 1", IntegerPolynomial.Gcd(f, f.Derivative()).ToString());
        Assert.Equal("(x + 1)^3*(x^2 - 2)", f.Factor().ToString());
        Assert.Equal(8, (x.Pow(2) - 2).Discriminant());
        Assert.True(f.TryDivide(x + 1, out IntegerPolynomial quotient));
        Assert.Equal(f, quotient * (x + 1));
    }

    [Theory]
    [InlineData(4, 70, 3000), InlineData(12, 200, 1500), InlineData(60, 64, 300), InlineData(150, 700, 20)]
    public void Products_agree_with_the_definition_and_divide_back(int length, int bits, int cases)
    {
        var any = new AnyPolynomial("products", (ulong)length);
        for (int i = 0; i < cases; i++)
        {
            IntegerPolynomial a = any.Below(length, bits), b = any.Below(length, bits), c = any.Below(length, bits);
            IntegerPolynomial product = a * b;
            Assert.Equal(ByDefinition(a, b), product);
            Assert.Equal(ByDefinition(a, a), a * a);
            Assert.Equal((a + b) * c, (a * c) + (b * c));
            Assert.Equal(a, a + b - b);
            Assert.Equal(product.Derivative(), (a.Derivative() * b) + (a * b.Derivative()));
            Integer point = any.Integer(20);
            Assert.Equal(a.Evaluate(point) * b.Evaluate(point), product.Evaluate(point));
            if (b.IsZero)
            {
                Assert.Throws<DivideByZeroException>(() => IntegerPolynomial.PseudoDivide(a, b));
                continue;
            }
            Assert.True(product.TryDivide(b, out IntegerPolynomial quotient));
            Assert.Equal(a, quotient);
            IntegerPolynomial disturbed = product + IntegerPolynomial.Monomial(1, any.Random.NextBelow(length));
            if (disturbed.TryDivide(b, out quotient)) Assert.Equal(disturbed, quotient * b);
            else Assert.False((b.LeadingCoefficient.IsOne || (-b.LeadingCoefficient).IsOne) && IntegerPolynomial.DivRem(disturbed, b).Remainder.IsZero);
            (IntegerPolynomial q, IntegerPolynomial r) = IntegerPolynomial.PseudoDivide(a, b);
            Assert.True(r.Degree < b.Degree);
            Assert.Equal(a * Integer.Pow(b.LeadingCoefficient, Math.Max(0, a.Degree - b.Degree + 1)), (q * b) + r);
        }
    }

    [Fact]
    public void A_polynomial_may_be_replaced_by_its_quotient()
    {
        // The quotient was once written into the dividend before the division was done.
        IntegerPolynomial f = (x - 1) * (x + 2);
        Assert.True(f.TryDivide(x - 1, out f));
        Assert.Equal(x + 2, f);
        Assert.True(f.TryDivide(-1, out f));
        Assert.Equal(-x - 2, f);
    }

    [Fact]
    public void Compositions_and_shifts_evaluate_in_turn()
    {
        var any = new AnyPolynomial("compositions");
        for (int i = 0; i < 500; i++)
        {
            IntegerPolynomial a = any.Below(i % 10 == 0 ? 90 : 9, 40), b = any.Below(4, 20);
            Integer point = any.Integer(10), shift = any.Integer(10);
            if (a.Degree < 20) Assert.Equal(a.Evaluate(b.Evaluate(point)), a.Compose(b).Evaluate(point));
            Assert.Equal(a.Evaluate(point + shift), a.Shift(shift).Evaluate(point));
            Assert.Equal(a.Evaluate(point * shift), a.ScaleArgument(shift).Evaluate(point));
            Assert.Equal(a.Pow(3), a * a * a);
            Rational fraction = new(any.Integer(20), any.Integer(9) is { IsZero: false } d ? d : 8);
            Rational horner = Rational.Zero;
            for (int k = a.Degree; k >= 0; k--) horner = (horner * fraction) + a[k];
            Assert.Equal(horner, a.Evaluate(fraction));
            Assert.Equal(horner.Sign, a.SignAt(fraction));
        }
    }

    [Fact]
    public void Common_factors_are_found()
    {
        var any = new AnyPolynomial("gcd");
        for (int i = 0; i < 1000; i++)
        {
            int length = 1 + any.Random.NextBelow(14), bits = i % 7 == 0 ? 300 : 30;
            IntegerPolynomial a = any.Below(length, bits), b = any.Below(length, bits), c = any.Below(length, bits);
            IntegerPolynomial gcd = IntegerPolynomial.Gcd(a * c, b * c), one = IntegerPolynomial.Gcd(a, b);
            Assert.Equal(IntegerPolynomial.Gcd(one * c, 0), gcd);
            Assert.True(gcd.LeadingCoefficient.Sign >= 0);
            if (gcd.IsZero) continue;
            Assert.True((a * c).TryDivide(gcd, out IntegerPolynomial u));
            Assert.True((b * c).TryDivide(gcd, out IntegerPolynomial v));
            if (!u.IsZero && !v.IsZero && (u.Degree > 0 || v.Degree > 0)) Assert.False(IntegerPolynomial.Resultant(u, v).IsZero);
            Assert.Equal(IntegerPolynomial.One, IntegerPolynomial.Gcd(u, v));
        }
    }

    [Fact]
    public void Resultants_are_determinants_of_Sylvester_matrices()
    {
        var any = new AnyPolynomial("resultants");
        for (int i = 0; i < 300; i++)
        {
            IntegerPolynomial a = any.Below(7, 60), b = any.Below(7, 60);
            if (a.IsZero || b.IsZero) continue;
            Integer resultant = IntegerPolynomial.Resultant(a, b);
            Assert.Equal(Sylvester(a, b), resultant);
            Assert.Equal(resultant, a.Degree % 2 != 0 && b.Degree % 2 != 0 ? -IntegerPolynomial.Resultant(b, a) : IntegerPolynomial.Resultant(b, a));
        }
        // b^2 - 4 a c, and -4 p^3 - 27 q^2.
        Assert.Equal(49 - (4 * 3 * 5), new IntegerPolynomial(5, 7, 3).Discriminant());
        Assert.Equal((-4 * 8) - (27 * 25), new IntegerPolynomial(5, 2, 0, 1).Discriminant());
        Assert.Throws<InputError>(() => new IntegerPolynomial(5).Discriminant());
    }

    [Fact]
    public void Square_free_parts_multiply_back_and_are_coprime()
    {
        var any = new AnyPolynomial("square-free");
        for (int i = 0; i < 300; i++)
        {
            IntegerPolynomial f = any.NotConstant(4, 12) * any.NotConstant(3, 12).Pow(2) * any.NotConstant(3, 5).Pow(i % 4);
            IntegerPolynomialFactorization parts = f.SquareFree();
            Assert.Equal(f, parts.Product());
            IntegerPolynomial radical = 1;
            foreach ((IntegerPolynomial part, _) in parts.Factors)
            {
                Assert.True(part.IsSquareFree());
                Assert.True(part.LeadingCoefficient.Sign > 0);
                Assert.Equal(IntegerPolynomial.One, IntegerPolynomial.Gcd(part, radical));
                radical *= part;
            }
            Assert.Equal(radical, f.Radical());
        }
    }

    [Fact]
    public void Rational_polynomials_obey_the_laws_of_division()
    {
        var any = new AnyPolynomial("rational");
        for (int i = 0; i < 500; i++)
        {
            RationalPolynomial a = Any(), b = Any(), c = Any();
            Assert.Equal((a + b) * c, (a * c) + (b * c));
            Assert.Equal(a, a - b + b);
            Assert.Equal(a, new RationalPolynomial(a.ToCoefficients()));
            if (b.IsZero) continue;
            (RationalPolynomial q, RationalPolynomial r) = RationalPolynomial.DivRem(a, b);
            Assert.True(r.Degree < b.Degree);
            Assert.Equal(a, (q * b) + r);
            (RationalPolynomial gcd, RationalPolynomial u, RationalPolynomial v) = RationalPolynomial.ExtendedGcd(a * c, b * c);
            Assert.Equal(RationalPolynomial.Gcd(a * c, b * c), gcd);
            Assert.Equal(gcd, (u * a * c) + (v * b * c));
            Rational point = new(any.Integer(8), 7);
            Assert.Equal(a.Evaluate(b.Evaluate(point)), a.Compose(b).Evaluate(point));
            Rational[] points = [.. Enumerable.Range(0, a.Degree + 2).Select(k => new Rational(k, 3))];
            Assert.Equal(a, RationalPolynomial.Interpolate(points, [.. points.Select(a.Evaluate)]));
        }
        Assert.Equal("1/3*x^2 - 1/2", ((RationalPolynomial.X.Pow(2) / 3) - new Rational(1, 2)).ToString());
        Assert.Throws<InputError>(() => RationalPolynomial.Interpolate([1, 1], [2, 3]));

        RationalPolynomial Any() => new(any.Below(6, 12), 1 + any.Random.NextBelow(12));
    }

    [Fact]
    public void Pari_agrees_on_products_gcds_resultants_and_discriminants()
    {
        var any = new AnyPolynomial("pari");
        var questions = new List<string>();
        var answers = new List<string>();
        for (int i = 0; i < 10_000; i++)
        {
            int bits = i % 100 == 0 ? 400 : 25;
            IntegerPolynomial c = any.NotConstant(5, bits), a = any.NotConstant(8, bits) * c, b = any.NotConstant(8, bits) * c, d = any.NotConstant(9, bits);
            questions.AddRange([$"({a})*({d})", $"g=gcd({a},{b});if(polcoef(g,poldegree(g))<0,-g,g)", $"polresultant({a},{d})", $"poldisc({d})"]);
            answers.AddRange([(a * d).ToString(), IntegerPolynomial.Gcd(a, b).ToString(), IntegerPolynomial.Resultant(a, d).ToString(), d.Discriminant().ToString()]);
        }
        string[] pari = PariGp.Ask(questions);
        for (int i = 0; i < pari.Length; i++) Assert.Equal(pari[i], answers[i].Replace(" ", "", StringComparison.Ordinal));
    }

    private static IntegerPolynomial ByDefinition(IntegerPolynomial a, IntegerPolynomial b)
    {
        var product = new Integer[Math.Max(0, a.Degree + b.Degree + 1)];
        for (int i = 0; i <= a.Degree; i++)
            for (int j = 0; j <= b.Degree; j++) product[i + j] += a[i] * b[j];
        return new IntegerPolynomial(product);
    }

    // The determinant by Bareiss' elimination without fractions.
    private static Integer Sylvester(IntegerPolynomial a, IntegerPolynomial b)
    {
        int n = a.Degree + b.Degree;
        if (n == 0) return 1;
        var m = new Integer[n, n];
        for (int row = 0; row < n; row++)
            for (int column = 0; column < n; column++)
                m[row, column] = row < b.Degree ? a[a.Degree - (column - row)] : b[b.Degree - (column - (row - b.Degree))];
        Integer previous = 1, sign = 1;
        for (int k = 0; k < n - 1; k++)
        {
            int pivot = k;
            while (pivot < n && m[pivot, k].IsZero) pivot++;
            if (pivot == n) return 0;
            if (pivot != k)
            {
                for (int j = 0; j < n; j++) (m[k, j], m[pivot, j]) = (m[pivot, j], m[k, j]);
                sign = -sign;
            }
            for (int i = k + 1; i < n; i++)
                for (int j = k + 1; j < n; j++) m[i, j] = ((m[i, j] * m[k, k]) - (m[i, k] * m[k, j])) / previous;
            previous = m[k, k];
        }
        return sign * m[n - 1, n - 1];
    }

    [Fact]
    public void Short_products_have_the_values_of_their_factors()
    {
        var any = new AnyPolynomial("short products");
        for (int i = 0; i < 5000; i++)
        {
            int bits = 1 + any.Random.NextBelow(66);
            IntegerPolynomial a = any.Below(30, bits), b = any.Below(30, bits);
            // At 2^200 the coefficients do not meet, so that equal values are equal polynomials.
            Integer at = Integer.One << 200;
            Assert.Equal(a.Evaluate(at) * b.Evaluate(at), (a * b).Evaluate(at));
        }
    }
}
