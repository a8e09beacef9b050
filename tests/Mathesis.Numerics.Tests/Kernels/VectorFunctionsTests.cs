using CsCheck;

namespace Mathesis.Numerics.Tests;

public sealed class VectorFunctionsTests
{
    [Fact]
    public void The_exponential_is_within_two_units_in_the_last_place()
    {
        const int count = 200_003;
        var arguments = new float[count];
        float lowest = MathF.BitIncrement(VectorFunctions.SmallestExponent);
        for (int i = 0; i < count; i++)
            arguments[i] = lowest + (88.3f - lowest) * i / (count - 1);
        var results = new float[count];
        VectorFunctions.Exp(arguments, results);
        for (int i = 0; i < count; i++)
        {
            double exact = Math.Exp(arguments[i]);
            double unit = (float)exact - MathF.BitDecrement((float)exact);
            Assert.True(Math.Abs(results[i] - exact) <= 2 * unit, $"exp({arguments[i]:g9}) = {exact:g9}, not {results[i]:g9}");
        }
    }

    [Theory]
    [InlineData(-88f, 0f)]
    [InlineData(-1e30f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(0f, 1f)]
    [InlineData(-87.4f, 0f)]
    public void The_exponential_at_special_places(float argument, float expected)
    {
        var results = new float[1];
        VectorFunctions.Exp([argument], results);
        Assert.Equal(expected, results[0]);
    }

    [Fact]
    public void The_exponential_of_large_arguments_stays_finite()
    {
        float[] results = new float[2];
        VectorFunctions.Exp([1000f, float.PositiveInfinity], results);
        Assert.All(results, result => Assert.InRange(result, 1e38f, float.MaxValue));
    }

    [Fact]
    public void LogOnePlus_keeps_relative_precision_of_small_arguments()
    {
        Gen.Double[-40, 3].Sample(exponent =>
        {
            double x = Math.Pow(10, exponent);
            // The series of log(1 + x) is its own oracle where 1 + x rounds.
            double exact = x < 1e-4 ? x - x * x / 2 + x * x * x / 3 : Math.Log(1 + x);
            Assert.Equal(1, VectorFunctions.LogOnePlus(x) / exact, 1e-12);
        });
        Assert.Equal(0, VectorFunctions.LogOnePlus(0));
        Assert.Equal(double.PositiveInfinity, VectorFunctions.LogOnePlus(double.PositiveInfinity));
    }

    [Fact]
    public void Dot_products_agree_with_double_precision()
    {
        Gen.Float[-1, 1].Array[0, 100].Sample(a =>
        {
            float[] b = [.. a.Reverse()];
            double exact = a.Zip(b, (x, y) => (double)x * y).Sum();
            Assert.Equal(exact, VectorFunctions.Dot(a, b), 1e-5);
        });
    }

    [Fact]
    public void Scaled_addition_agrees_with_the_definition()
    {
        Gen.Select(Gen.Float[-2, 2], Gen.Float[-1, 1].Array[0, 50]).Sample((factor, x) =>
        {
            float[] y = [.. x.Select(value => value * value)], expected = [.. y];
            for (int i = 0; i < x.Length; i++) expected[i] += factor * x[i];
            VectorFunctions.AddScaled(factor, x, y);
            for (int i = 0; i < x.Length; i++) Assert.Equal(expected[i], y[i], 1e-6);
        });
    }

    [Fact]
    public void Conversions_and_sums_in_double_are_those_of_the_language()
    {
        Gen.Select(Gen.Double[-2, 2], Gen.Float[-1, 1].Array[0, 70]).Sample((factor, x) =>
        {
            double[] widened = new double[x.Length], sums = [.. x.Select(value => value / 3.0)];
            double[] expected = [.. sums.Zip(x, (sum, value) => sum + factor * value)];
            VectorFunctions.Widen(x, widened);
            Assert.Equal(x.Select(value => (double)value), widened);
            VectorFunctions.AddScaled(factor, x, sums);
            Assert.Equal(expected, sums);
            float[] narrowed = new float[x.Length];
            VectorFunctions.Narrow(sums, narrowed);
            Assert.Equal(sums.Select(value => (float)value), narrowed);
        });
    }

    [Fact]
    public void Vectors_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => VectorFunctions.Dot(new float[3], new float[4]));
        Assert.Throws<ArgumentException>(() => VectorFunctions.AddScaled(1, new float[3], new float[4]));
        Assert.Throws<ArgumentException>(() => VectorFunctions.Exp(new float[3], new float[4]));
    }
}
