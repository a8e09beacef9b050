namespace Mathesis.Numerics.Tests;

public sealed class ActivationFunctionsTests
{
    private delegate void Kernel(ReadOnlySpan<float> x, Span<float> y);

    [Fact]
    public void The_error_function_has_its_known_values()
    {
        // Abramowitz and Stegun 1964, table 7.1.
        Assert.Equal(0.5204998778130465, SpecialFunctions.Erf(0.5), 1e-15);
        Assert.Equal(0.8427007929497149, SpecialFunctions.Erf(1), 1e-15);
        Assert.Equal(-0.9953222650189527, SpecialFunctions.Erf(-2), 1e-15);
        Assert.Equal(0.9999779095030014, SpecialFunctions.Erf(3), 1e-15);
        Assert.Equal(1, SpecialFunctions.Erf(30));
        Assert.Equal(0.9772498680518208, SpecialFunctions.NormalDistribution(2), 1e-15);
    }

    [Fact]
    public void Values_and_slopes_agree_with_double_precision()
    {
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        static double GeluTanh(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
        Check(ActivationFunctions.Sigmoid, ActivationFunctions.MultiplyBySigmoidSlope, Sigmoid);
        Check(ActivationFunctions.Tanh, ActivationFunctions.MultiplyByTanhSlope, Math.Tanh);
        Check(ActivationFunctions.Silu, ActivationFunctions.MultiplyBySiluSlope, x => x * Sigmoid(x));
        Check(ActivationFunctions.Gelu, ActivationFunctions.MultiplyByGeluSlope, x => x * SpecialFunctions.NormalDistribution(x));
        Check(ActivationFunctions.GeluTanh, ActivationFunctions.MultiplyByGeluTanhSlope, GeluTanh);
    }

    private static void Check(Kernel apply, Kernel multiplyBySlope, Func<double, double> exact)
    {
        // An odd length, so that the end of the vectors is met; arguments up to where exponentials leave float's range.
        float[] x = [.. Enumerable.Range(-1503, 3007).Select(i => i * 0.0631f), 0f, 1e-6f, -1e-6f];
        var values = new float[x.Length];
        float[] slopes = [.. x.Select(_ => 2f)];
        apply(x, values);
        multiplyBySlope(x, slopes);
        for (int i = 0; i < x.Length; i++)
        {
            double slope = (exact(x[i] + 1e-5) - exact(x[i] - 1e-5)) / 2e-5;
            Assert.Equal(exact(x[i]), values[i], 5e-7 * (1 + Math.Abs(x[i])));
            Assert.Equal(2 * slope, slopes[i], 2e-6 * (1 + Math.Abs(x[i])));
        }
    }
}
