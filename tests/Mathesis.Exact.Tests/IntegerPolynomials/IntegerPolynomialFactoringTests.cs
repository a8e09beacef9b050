using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class IntegerPolynomialFactoringTests
{
    [Fact]
    public void Factors_multiply_back_and_do_not_factor_further()
    {
        var any = new AnyPolynomial("factoring");
        for (int i = 0; i < 300; i++)
        {
            IntegerPolynomial f = any.NotConstant(5, 20) * any.NotConstant(6, i % 9 == 0 ? 100 : 8) * any.NotConstant(3, 6).Pow(i % 3) * any.NotConstant(7, 3);
            IntegerPolynomialFactorization factorization = f.Factor();
            Assert.Equal(f, factorization.Product());
            foreach ((IntegerPolynomial factor, _) in factorization.Factors)
            {
                Assert.True(factor.IsIrreducible());
                Assert.True(factor.LeadingCoefficient.Sign > 0);
            }
        }
    }

    [Fact]
    public void Pari_finds_the_same_factors()
    {
        var any = new AnyPolynomial("factoring beside pari");
        var questions = new List<string>();
        var answers = new List<string>();
        for (int i = 0; i < 10_000; i++)
        {
            IntegerPolynomial f = any.NotConstant(6, 10) * any.NotConstant(7, i % 50 == 0 ? 200 : 5) * any.NotConstant(4, 4);
            questions.Add($"m=factor({f});[lift(vecsort(vector(#m~,i,[poldegree(m[i,1]),m[i,2]])))]");
            answers.Add("[[" + string.Join(",", f.Factor().Factors
                .OrderBy(p => p.Factor.Degree).ThenBy(p => p.Exponent).Select(p => $"[{p.Factor.Degree},{p.Exponent}]")) + "]]");
        }
        Assert.Equal(PariGp.Ask(questions), answers);
    }

    [Fact]
    public void Roots_of_unity_factor_by_the_divisors()
    {
        for (int n = 1; n <= 120; n++)
        {
            IntegerPolynomialFactorization factorization = (IntegerPolynomial.X.Pow(n) - 1).Factor();
            IntegerPolynomial[] expected = [.. Enumerable.Range(1, n).Where(d => n % d == 0).Select(SpecialPolynomials.Cyclotomic)];
            Assert.Equal(expected.ToHashSet(), factorization.Factors.Select(factor => factor.Factor).ToHashSet());
        }
        // The first with a coefficient other than -1, 0, 1.
        Assert.Equal(-2, SpecialPolynomials.Cyclotomic(105)[41]);
    }

    [Theory]
    [InlineData(3), InlineData(4), InlineData(5)]
    public void Polynomials_of_Swinnerton_and_Dyer_are_irreducible(int n)
    {
        IntegerPolynomial f = SpecialPolynomials.SwinnertonDyer(n);
        Assert.Equal(1 << n, f.Degree);
        Assert.True(f.IsIrreducible());
        // And so are the factors of their products.
        IntegerPolynomial g = f * f.Shift(1) * (IntegerPolynomial.X.Pow(3) - 3);
        if (n < 5) Assert.Equal([3, 1 << n, 1 << n], g.Factor().Factors.Select(factor => factor.Factor.Degree));
    }

    [Fact]
    public void Many_modular_factors_are_recombined_by_lattice_reduction()
    {
        IntegerPolynomial f = SpecialPolynomials.SwinnertonDyer(6), four = SpecialPolynomials.SwinnertonDyer(4), five = SpecialPolynomials.SwinnertonDyer(5);
        Assert.True(f.IsIrreducible());
        // 24 factors modulo every prime, and a leading coefficient other than 1.
        IntegerPolynomial scaled = four.Reverse().ScaleArgument(3), g = scaled.PrimitivePart() * five.Shift(2);
        Assert.Equal([scaled.PrimitivePart(), five.Shift(2)], g.Factor().Factors.Select(factor => factor.Factor));
        // The search of subsets would take hours.
        Assert.Equal([32, 32, 32], (five * five.Shift(1) * five.Shift(5)).Factor().Factors.Select(factor => factor.Factor.Degree));
    }

    [Fact]
    public void Chebyshev_polynomials_compose()
    {
        for (int n = 0; n < 9; n++)
            for (int m = 0; m < 9; m++)
                Assert.Equal(SpecialPolynomials.Chebyshev(n * m), SpecialPolynomials.Chebyshev(n).Compose(SpecialPolynomials.Chebyshev(m)));
    }

    [Fact]
    public void Zero_is_refused()
    {
        Assert.Throws<InputError>(() => IntegerPolynomial.Zero.Factor());
        Assert.Throws<InputError>(() => IntegerPolynomial.Zero.Radical());
        Assert.Empty(new IntegerPolynomial(-6).Factor().Factors);
        Assert.Equal("-6", new IntegerPolynomial(-6).Factor().ToString());
    }
}
