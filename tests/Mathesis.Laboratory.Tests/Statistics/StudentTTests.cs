namespace Mathesis.Laboratory.Tests;

public class StudentTTests
{
    // mpmath with 30 digits, from its incomplete beta function.
    [Theory]
    [InlineData(0.975, 1, 12.7062047361747046)]
    [InlineData(0.975, 2, 4.30265272974946385)]
    [InlineData(0.975, 4, 2.77644510519779436)]
    [InlineData(0.975, 10, 2.22813885198627475)]
    [InlineData(0.975, 100, 1.98397151852355229)]
    [InlineData(0.975, 1000, 1.96233908082640848)]
    [InlineData(0.95, 3, 2.35336343480182388)]
    [InlineData(0.995, 1, 63.656741162871581)]
    [InlineData(0.05, 3, -2.35336343480182388)]
    public void Quantiles_agree_with_mpmath(double probability, int degrees, double expected) =>
        Assert.Equal(expected, StudentT.Quantile(probability, degrees), 1e-12 * Math.Abs(expected));

    // The closed forms of Student's distribution for one and two degrees of freedom.
    [Theory]
    [InlineData(-30)]
    [InlineData(-1.5)]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Cumulative_agrees_with_the_closed_forms(double t)
    {
        Assert.Equal(0.5 + Math.Atan(t) / Math.PI, StudentT.Cumulative(t, 1), 1e-13);
        Assert.Equal(0.5 + t / (2 * Math.Sqrt(2 + t * t)), StudentT.Cumulative(t, 2), 1e-13);
    }

    [Fact]
    public void Quantile_inverts_cumulative() =>
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.Double[0.001, 0.999], CsCheck.Gen.Int[1, 300]),
            (probability, degrees) => Math.Abs(StudentT.Cumulative(StudentT.Quantile(probability, degrees), degrees) - probability) < 1e-11);

    // scipy.special.betainc, version 1.10.1.
    [Theory]
    [InlineData(0.5, 0.5, 0.3, 0.3690101195655454)]
    [InlineData(2, 3, 0.4, 0.5248)]
    [InlineData(15, 0.5, 0.9, 0.07785867031466785)]
    [InlineData(50, 0.5, 0.99, 0.31730439787419623)]
    [InlineData(0.5, 7, 0.01, 0.2874836298717218)]
    public void Incomplete_beta_agrees_with_SciPy(double a, double b, double x, double expected) =>
        Assert.Equal(expected, IncompleteBeta.Regularized(a, b, x), 1e-12);
}
