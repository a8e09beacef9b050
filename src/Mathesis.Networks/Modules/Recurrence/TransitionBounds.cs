using System.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="TransitionBound"/> on one block, and its gradient.</summary>
internal static class TransitionBounds
{
    /// <summary>Bounds a block.</summary>
    /// <param name="bound">How.</param>
    /// <param name="power">The power of the columns' norm.</param>
    /// <param name="size">The size of the block.</param>
    /// <param name="raw">The block [size, size] as it came.</param>
    /// <param name="result">The bounded block.</param>
    public static void Apply<T>(TransitionBound bound, double power, int size, ReadOnlySpan<T> raw, Span<T> result) where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (bound)
        {
            case TransitionBound.Sigmoid: ActivationFunction.Apply(Activation.Sigmoid, raw, result); return;
            case TransitionBound.Tanh: ActivationFunction.Apply(Activation.Tanh, raw, result); return;
            case TransitionBound.None: raw.CopyTo(result); return;
        }
        Centre(size, raw, result);
        (double norm, _) = LargestColumn<T>(size, power, result);
        if (norm > 0) VectorRows.Scale(T.CreateChecked(1 / norm), result);
    }

    /// <summary>Turns the gradient of the bounded block into that of the raw one, in place.</summary>
    public static void Back<T>(TransitionBound bound, double power, int size, ReadOnlySpan<T> raw, Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (bound)
        {
            case TransitionBound.Sigmoid: ActivationFunction.MultiplyBySlope(Activation.Sigmoid, raw, gradient); return;
            case TransitionBound.Tanh: ActivationFunction.MultiplyBySlope(Activation.Tanh, raw, gradient); return;
            case TransitionBound.None: return;
        }
        Span<T> centred = new T[size * size];
        Centre(size, raw, centred);
        (double norm, int column) = LargestColumn<T>(size, power, centred);
        if (norm > 0)
        {
            // The block is c / n with n the norm of the largest column.
            double along = double.CreateChecked(VectorRows.Dot<T>(gradient, centred));
            VectorRows.Scale(T.CreateChecked(1 / norm), gradient);
            double factor = -along / (norm * norm) * Math.Pow(norm, 1 - power);
            for (int i = 0; i < size; i++)
            {
                double entry = double.CreateChecked(centred[i * size + column]);
                gradient[i * size + column] += T.CreateChecked(factor * Math.Sign(entry) * Math.Pow(Math.Abs(entry), power - 1));
            }
        }
        Centre(size, gradient, gradient);
    }

    /// <summary>Takes the mean of each column away; the spans may be the same.</summary>
    private static void Centre<T>(int size, ReadOnlySpan<T> from, Span<T> to) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int column = 0; column < size; column++)
        {
            T mean = T.Zero;
            for (int i = 0; i < size; i++) mean += from[i * size + column];
            mean /= T.CreateChecked(size);
            for (int i = 0; i < size; i++) to[i * size + column] = from[i * size + column] - mean;
        }
    }

    private static (double Norm, int Column) LargestColumn<T>(int size, double power, ReadOnlySpan<T> block) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double largest = -1;
        int at = 0;
        for (int column = 0; column < size; column++)
        {
            double sum = 0;
            for (int i = 0; i < size; i++) sum += Math.Pow(Math.Abs(double.CreateChecked(block[i * size + column])), power);
            if (sum > largest) (largest, at) = (sum, column);
        }
        return (Math.Pow(largest, 1 / power), at);
    }
}
