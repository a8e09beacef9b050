using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks.Torch.Tests;

/// <summary>What counts as equal between two engines.</summary>
internal static class Differences
{
    /// <summary>Two numbers, relative to their size.</summary>
    public static void AssertNear(double expected, double found, double tolerance, string what) =>
        Assert.True(
            Math.Abs(expected - found) <= tolerance * Math.Max(Math.Abs(expected), 1e-12), $"{what}: {expected} and {found}");

    /// <summary>
    /// Every gradient of the two engines: its norm, and the norm of the difference, relative to its own norm. Where cancellation
    /// leaves libtorch itself further than that from the gradient in float64 (a key's bias has a gradient of 0 but for rounding), ten
    /// times its distance is allowed.
    /// </summary>
    public static void AssertSameGradients<T>(
        IReadOnlyDictionary<string, Tensor<T>> native, IReadOnlyDictionary<string, Tensor<T>> torch, IReadOnlyDictionary<string, Tensor<double>> exact, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double largest = exact.Values.Max(Norm);
        foreach ((string name, Tensor<T> gradient) in native)
        {
            double allowed = Math.Max(tolerance * Math.Max(Norm(gradient), 1e-6 * largest), 10 * Distance(torch[name], exact[name]));
            Assert.True(Math.Abs(Norm(gradient) - Norm(torch[name])) <= allowed, $"norm of {name}: {Norm(gradient)} and {Norm(torch[name])}");
            Assert.True(Distance(gradient, torch[name]) <= allowed, $"{name}: differ by {Distance(gradient, torch[name])} of {Norm(gradient)}");
        }
    }

    private static double Norm<T>(Tensor<T> tensor) where T : unmanaged, IFloatingPointIeee754<T> =>
        Math.Sqrt(tensor.Values.Sum(value => double.CreateChecked(value) * double.CreateChecked(value)));

    private static double Distance<TFirst, TSecond>(Tensor<TFirst> first, Tensor<TSecond> second)
        where TFirst : unmanaged, IFloatingPointIeee754<TFirst>
        where TSecond : unmanaged, IFloatingPointIeee754<TSecond>
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            double difference = double.CreateChecked(first.Values[i]) - double.CreateChecked(second.Values[i]);
            sum += difference * difference;
        }
        return Math.Sqrt(sum);
    }
}
