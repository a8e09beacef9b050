using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class AlgebraicNumberTests
{
    [Fact]
    public void The_imaginary_unit_squares_to_minus_one()
    {
        AlgebraicNumber i = AlgebraicNumber.I;
        Assert.Equal(-1, i * i);
        Assert.Equal(2 * i, (1 + i).Pow(2));
        Assert.Equal(-i, i.Reciprocal());
        Assert.Equal(i.Conjugate(), -i);
        Assert.NotEqual(i, -i);
        Assert.Equal(RealAlgebraicNumber.Sqrt(2), (1 + i).Abs());
        Assert.Equal(new IntegerPolynomial(9, 0, -2, 0, 1), (i + (AlgebraicNumber)RealAlgebraicNumber.Sqrt(2)).MinimalPolynomial);
    }

    [Fact]
    public void Roots_of_unity_have_their_orders_and_sum_to_zero()
    {
        foreach (int n in new[] { 2, 3, 4, 5, 6, 8, 12 })
        {
            AlgebraicNumber z = AlgebraicNumber.RootOfUnity(n, 1), power = 1;
            for (int k = 0; k < n; k++)
            {
                Assert.Equal(AlgebraicNumber.RootOfUnity(n, k), power);
                Assert.Equal(k == 0, power == 1);
                power *= z;
            }
            Assert.Equal(1, power);
            Assert.Equal(1, z.Abs());
            Assert.Equal(z.Conjugate(), z.Reciprocal());
        }
        AlgebraicNumber fifth = AlgebraicNumber.RootOfUnity(5, 1);
        Assert.Equal((RealAlgebraicNumber.Sqrt(5) - 1) / 2, (fifth + fifth.Pow(4)).ToReal());
        Assert.True((fifth + fifth.Pow(2) + fifth.Pow(3) + fifth.Pow(4) + 1).IsZero);
    }

    [Fact]
    public void The_laws_of_a_field_hold_for_roots_of_random_polynomials()
    {
        var random = new RandomStream("exact/tests/algebraic numbers", 1);
        for (int i = 0; i < 12; i++)
        {
            AlgebraicNumber a = Any(random), b = Any(random);
            AlgebraicNumber sum = a + b, product = a * b;
            Assert.Equal(a, sum - b);
            Assert.Equal(b, product / a);
            Assert.Equal(b + a, sum);
            Assert.Equal(b * a, product);
            Assert.Equal(sum.Conjugate(), a.Conjugate() + b.Conjugate());
            Assert.Equal(a, a.RealPart() + (AlgebraicNumber.I * a.ImaginaryPart()));
            // The values agree with balls, and each is a root of its polynomial.
            ComplexBall left = ComplexBall.Multiply(a.ToBall(150), b.ToBall(150), 200), right = product.ToBall(150);
            Assert.True(ComplexBall.Overlap(left, right));
            Assert.True(ComplexBall.Evaluate(product.MinimalPolynomial, right, 400).ContainsZero);
        }
    }

    [Fact]
    public void Every_root_of_a_polynomial_is_one_and_they_multiply_back()
    {
        var f = new IntegerPolynomial(3, -1, 0, 2, 1);
        IReadOnlyList<AlgebraicNumber> roots = AlgebraicNumber.RootsOf(f);
        Assert.Equal(4, roots.Distinct().Count());
        foreach (AlgebraicNumber root in roots)
        {
            Assert.True(root.Evaluate(f).IsZero);
            Assert.Contains(root.Conjugate(), roots);
        }
        Assert.Throws<InputError>(() => AlgebraicNumber.I.ToReal());
        Assert.Throws<DivideByZeroException>(() => AlgebraicNumber.Zero.Reciprocal());
    }

    private static AlgebraicNumber Any(RandomStream random)
    {
        while (true)
        {
            var f = new IntegerPolynomial(1 + random.NextBelow(5), random.NextBelow(9) - 4, random.NextBelow(2) == 0 ? 0 : random.NextBelow(7) - 3, 1 + random.NextBelow(2));
            IReadOnlyList<AlgebraicNumber> roots = AlgebraicNumber.RootsOf(random.NextBelow(2) == 0 ? f : new IntegerPolynomial(f[0], f[1], f[3]));
            AlgebraicNumber root = roots[random.NextBelow(roots.Count)];
            if (!root.IsRational) return root;
        }
    }
}
