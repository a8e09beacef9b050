using System.Numerics;
using System.Runtime.InteropServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Activations and their derivatives on rows of numbers.</summary>
internal static class ActivationFunction
{
    /// <summary>y = f(x); the spans may be the same.</summary>
    public static void Apply<T>(Activation function, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (function)
        {
            case Activation.Relu: VectorRows.Relu(x, y); return;
            case Activation.Quadratic: VectorRows.Multiply(x, x, y); return;
            case Activation.Identity: x.CopyTo(y); return;
        }
        if (typeof(T) == typeof(float))
        {
            ApplySingles(function, MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y[..x.Length]));
            return;
        }
        for (int i = 0; i < x.Length; i++) y[i] = T.CreateChecked(Value(function, double.CreateChecked(x[i])));
    }

    /// <summary>gradient *= f'(x).</summary>
    public static void MultiplyBySlope<T>(Activation function, ReadOnlySpan<T> x, Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (function)
        {
            case Activation.Relu: VectorRows.ReluGradient(x, gradient); return;
            case Activation.Quadratic:
                VectorRows.Multiply(gradient, x, gradient);
                VectorRows.Scale(T.CreateChecked(2), gradient);
                return;
            case Activation.Identity: return;
        }
        if (typeof(T) == typeof(float))
        {
            MultiplySinglesBySlope(function, MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(gradient[..x.Length]));
            return;
        }
        for (int i = 0; i < x.Length; i++) gradient[i] *= T.CreateChecked(Slope(function, double.CreateChecked(x[i])));
    }

    private static void ApplySingles(Activation function, ReadOnlySpan<float> x, Span<float> y)
    {
        switch (function)
        {
            case Activation.Gelu: ActivationFunctions.Gelu(x, y); return;
            case Activation.GeluTanh: ActivationFunctions.GeluTanh(x, y); return;
            case Activation.Silu: ActivationFunctions.Silu(x, y); return;
            case Activation.Tanh: ActivationFunctions.Tanh(x, y); return;
            case Activation.Sigmoid: ActivationFunctions.Sigmoid(x, y); return;
            default: throw new ArgumentOutOfRangeException(nameof(function));
        }
    }

    private static void MultiplySinglesBySlope(Activation function, ReadOnlySpan<float> x, Span<float> gradient)
    {
        switch (function)
        {
            case Activation.Gelu: ActivationFunctions.MultiplyByGeluSlope(x, gradient); return;
            case Activation.GeluTanh: ActivationFunctions.MultiplyByGeluTanhSlope(x, gradient); return;
            case Activation.Silu: ActivationFunctions.MultiplyBySiluSlope(x, gradient); return;
            case Activation.Tanh: ActivationFunctions.MultiplyByTanhSlope(x, gradient); return;
            case Activation.Sigmoid: ActivationFunctions.MultiplyBySigmoidSlope(x, gradient); return;
            default: throw new ArgumentOutOfRangeException(nameof(function));
        }
    }

    private static double Value(Activation function, double x) => function switch
    {
        Activation.Gelu => x * SpecialFunctions.NormalDistribution(x),
        Activation.GeluTanh => 0.5 * x * (1 + Math.Tanh(Inner(x))),
        Activation.Silu => x * Sigmoid(x),
        Activation.Tanh => Math.Tanh(x),
        Activation.Sigmoid => Sigmoid(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    private static double Slope(Activation function, double x)
    {
        switch (function)
        {
            case Activation.Gelu:
                return SpecialFunctions.NormalDistribution(x) + x * SpecialFunctions.NormalDensity(x);
            case Activation.GeluTanh:
                double tanh = Math.Tanh(Inner(x));
                return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * Math.Sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
            case Activation.Silu:
                double share = Sigmoid(x);
                return share * (1 + x * (1 - share));
            case Activation.Tanh:
                double height = Math.Tanh(x);
                return 1 - height * height;
            case Activation.Sigmoid:
                double value = Sigmoid(x);
                return value * (1 - value);
            default:
                throw new ArgumentOutOfRangeException(nameof(function));
        }
    }

    private static double Inner(double x) => Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
