namespace Mathesis.Circuits.Tests;

public class CosineTermsTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Coefficients_and_shares_are_those_of_a_slow_regression(int n)
    {
        PairGrid logits = SyntheticGrid.Noise(n, n, 3).Plus(SyntheticGrid.Rotations(n, (1, 2), (n / 2, -1)));
        var terms = CosineTerms.Fit(logits);
        double mean = logits.Values.ToArray().Average();
        double whole = logits.Values.ToArray().Sum(value => (value - mean) * (value - mean));
        PairGrid shifted = SyntheticGrid.Of(n, n, (a, b, c) => logits[a, b, c] - logits.Row(a * n + b).ToArray().Average());
        for (int k = 1; k <= n / 2; k++)
        {
            PairGrid wave = SyntheticGrid.Rotations(n, (k, 1));
            double alpha = Dot(wave, logits) / Dot(wave, wave);
            Assert.Equal(alpha, terms.Coefficients[k - 1], 1e-12);
            double residual = SyntheticGrid.SumOfSquares(SyntheticGrid.Of(n, n, (a, b, c) => logits[a, b, c] - mean - alpha * wave[a, b, c]));
            Assert.Equal(1 - residual / whole, terms.VarianceExplained(k), 1e-12);
            double residualWithin = SyntheticGrid.SumOfSquares(SyntheticGrid.Of(n, n, (a, b, c) => shifted[a, b, c] - alpha * wave[a, b, c]));
            Assert.Equal(1 - residualWithin / SyntheticGrid.SumOfSquares(shifted), terms.VarianceExplainedWithinPairs(k), 1e-12);
            SyntheticGrid.AssertClose(SyntheticGrid.Rotations(n, (k, alpha)), terms.Logits(k));
        }
    }

    [Fact]
    public void Pure_rotations_are_explained_wholly_and_by_their_own_terms()
    {
        PairGrid logits = SyntheticGrid.Rotations(13, (2, 3), (5, 4));
        var terms = CosineTerms.Fit(logits);
        Assert.Equal([0, 3, 0, 0, 4, 0], terms.Coefficients.ToArray(), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(1, terms.VarianceExplained(2, 5), 1e-12);
        Assert.Equal(9.0 / 25, terms.VarianceExplained(2), 1e-12);
        SyntheticGrid.AssertClose(logits, terms.Logits(2, 5));
    }

    [Fact]
    public void Waves_of_the_difference_explain_nothing()
    {
        PairGrid differences = SyntheticGrid.Of(11, 11, (a, b, c) => Math.Cos(SyntheticGrid.Angle(3, a - b - c, 11)));
        Assert.Equal(0, CosineTerms.Fit(differences).VarianceExplained(1, 2, 3, 4, 5), 1e-20);
    }

    [Fact]
    public void Shifts_of_whole_pairs_count_only_against_the_variance_about_the_grand_mean()
    {
        PairGrid logits = SyntheticGrid.Rotations(11, (3, 2)).Plus(SyntheticGrid.Of(11, 11, (a, b, _) => 5 * a - b));
        var terms = CosineTerms.Fit(logits);
        Assert.Equal(1, terms.VarianceExplainedWithinPairs(3), 1e-9);
        Assert.InRange(terms.VarianceExplained(3), 0.001, 0.1);
    }

    [Fact]
    public void Other_numbers_of_classes_are_refused() => Assert.Throws<ArgumentException>(() => CosineTerms.Fit(new PairGrid(5, 4)));

    private static double Dot(PairGrid x, PairGrid y) => x.Values.ToArray().Zip(y.Values.ToArray(), (u, v) => u * v).Sum();
}
