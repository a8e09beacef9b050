using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class RealRootsTests
{
    [Fact]
    public void Every_interval_holds_one_root_and_none_is_missed()
    {
        var any = new AnyPolynomial("real roots");
        for (int i = 0; i < 1500; i++)
        {
            IntegerPolynomial f = any.NotConstant(9, i % 5 == 0 ? 60 : 8) * any.Below(2, 6).Pow(i % 3);
            if (f.IsZero) continue;
            Check(f);
        }
    }

    [Fact]
    public void Close_rational_and_multiple_roots()
    {
        IntegerPolynomial x = IntegerPolynomial.X;
        Check(x);
        Check(x.Pow(3) * (x - 1) * (x + 1) * ((2 * x) - 1) * ((4 * x) - 1).Pow(2));
        Check(((1024 * x) - 1) * ((1024 * x) - 2) * ((1025 * x) - 1) * (x - 1024));
        // Mignotte's polynomial: two roots near 1/50 at a distance of about 50^(-11).
        IntegerPolynomial mignotte = x.Pow(20) - (2 * ((50 * x) - 1).Pow(2));
        Check(mignotte);
        Assert.Equal(4, RealRoots.Isolate(mignotte).Count);
        // Wilkinson's: the roots are 1, ..., 20.
        IntegerPolynomial wilkinson = IntegerPolynomial.One;
        for (int k = 1; k <= 20; k++) wilkinson *= x - k;
        Check(wilkinson);
        Assert.Equal(40, RealRoots.Isolate(SpecialPolynomials.Chebyshev(40)).Count);
        Assert.Equal(32, RealRoots.Isolate(SpecialPolynomials.SwinnertonDyer(5)).Count);
        Assert.Empty(RealRoots.Isolate((x * x) + 1));
        Assert.Empty(RealRoots.Isolate(7));
        Assert.Throws<InputError>(() => RealRoots.Isolate(0));
    }

    [Fact]
    public void Refinement_keeps_the_root()
    {
        var any = new AnyPolynomial("refinement");
        for (int i = 0; i < 200; i++)
        {
            IntegerPolynomial f = any.NotConstant(8, 20).Radical();
            if (f.IsConstant) continue;
            Rational width = Rational.Pow(10, -1 - any.Random.NextBelow(80));
            foreach (RootInterval root in RealRoots.Isolate(f))
            {
                RootInterval fine = RealRoots.Refine(f, root, width);
                Assert.True(fine.Width <= width && root.Low <= fine.Low && fine.High <= root.High);
                if (fine.IsExact) Assert.Equal(0, f.SignAt(fine.Low));
                else Assert.Equal(-1, f.SignAt(fine.Low) * f.SignAt(fine.High));
            }
        }
        RootInterval two = RealRoots.Refine(new IntegerPolynomial(-2, 0, 1), RealRoots.Isolate(new IntegerPolynomial(-2, 0, 1))[1], Rational.Pow(10, -1000));
        Assert.Equal(Integer.Sqrt(2 * Integer.Pow(10, 1990)), Rational.Floor(two.Low * Integer.Pow(10, 995)));
    }

    [Fact]
    public void Pari_counts_as_many()
    {
        var any = new AnyPolynomial("pari's real roots");
        IntegerPolynomial[] polynomials = [.. Enumerable.Range(0, 10_500).Select(_ => any.NotConstant(10, 10).Radical()).Where(f => f.Degree > 0)];
        string[] answers = PariGp.Ask([.. polynomials.Select(f => $"polsturm({f})")]);
        for (int i = 0; i < answers.Length; i++) Assert.Equal(answers[i], ((Integer)RealRoots.Isolate(polynomials[i]).Count).ToString());
    }

    private static void Check(IntegerPolynomial f)
    {
        IReadOnlyList<RootInterval> roots = RealRoots.Isolate(f);
        var sturm = new SturmSequence(f);
        Assert.Equal(sturm.Count(), roots.Count);
        for (int i = 0; i < roots.Count; i++)
        {
            if (i > 0) Assert.True(roots[i - 1].High <= roots[i].Low);
            if (i > 0 && roots[i - 1].High == roots[i].Low) Assert.False(roots[i - 1].IsExact || roots[i].IsExact);
            if (roots[i].IsExact)
            {
                Assert.Equal(0, f.SignAt(roots[i].Low));
                continue;
            }
            Assert.NotEqual(0, f.SignAt(roots[i].Low));
            Assert.NotEqual(0, f.SignAt(roots[i].High));
            Assert.Equal(1, sturm.Count(roots[i].Low, roots[i].High));
        }
    }
}
