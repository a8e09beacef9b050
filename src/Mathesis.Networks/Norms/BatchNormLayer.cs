using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="BatchNorm"/>.</summary>
internal sealed class BatchNormLayer<T>(BatchNorm specification, string prefix, ParameterSet<T> parameters) : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T> gain = parameters[$"{prefix}.w"];
    private readonly Tensor<T> bias = parameters[$"{prefix}.b"];
    private readonly Tensor<T> runningMean = parameters[$"{prefix}.running_mean"];
    private readonly Tensor<T> runningVariance = parameters[$"{prefix}.running_var"];

    public override IReadOnlyList<string> HookPoints { get; } = [$"{prefix}.hook_normalized"];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int width = gain.Length;
        int rows = input.Length / width;
        Tensor<T> mean = runningMean;
        Tensor<T> inverse = pass.New(width);
        if (pass.IsTraining)
        {
            (mean, Tensor<T> variance) = Measure(input, rows, pass);
            if (pass.UpdatesStatistics) Move(mean, variance, rows);
            Invert(variance, inverse);
        }
        else
        {
            Invert(runningVariance, inverse);
        }
        Tensor<T> normalized = pass.New(input.Shape);
        for (int row = 0; row < rows; row++)
        {
            Span<T> to = normalized.Row(row);
            input.Row(row).CopyTo(to);
            VectorRows.AddScaled<T>(-T.One, mean.Span, to);
            VectorRows.Multiply<T>(to, inverse.Span, to);
        }
        normalized = pass.Hook(HookPoints[0], normalized);
        Tensor<T> output = pass.New(input.Shape);
        for (int row = 0; row < rows; row++) NormRows.Affine(normalized.Row(row), gain, bias, output.Row(row));
        pass.Keep(this, new Memory(normalized, inverse));
        return output;
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> normalized, Tensor<T> inverse) = pass.Kept<Memory>(this);
        int rows = outputGradient.Length / gain.Length;
        Tensor<T> gradient = pass.New(outputGradient.Shape);
        Tensor<T> gainGradient = pass.GradientOf(gain);
        Tensor<T> biasGradient = pass.GradientOf(bias);
        for (int row = 0; row < rows; row++)
        {
            VectorRows.Add<T>(outputGradient.Row(row), biasGradient.Span);
            NormRows.AffineGradient<T>(outputGradient.Row(row), normalized.Row(row), gain.Span, gainGradient.Span, gradient.Row(row));
        }
        gradient = pass.HookGradient(HookPoints[0], gradient);
        // The same formula as for a norm of a row, down the columns: (g - mean(g) - y mean(g y)) / deviation.
        Tensor<T> sum = pass.NewZeros(gain.Length);
        Tensor<T> along = pass.NewZeros(gain.Length);
        for (int row = 0; row < rows; row++)
        {
            VectorRows.Add<T>(gradient.Row(row), sum.Span);
            VectorRows.AddProduct<T>(gradient.Row(row), normalized.Row(row), along.Span);
        }
        T share = T.One / T.CreateChecked(rows);
        Tensor<T> result = pass.New(gradient.Shape);
        Tensor<T> product = pass.New(gain.Length);
        for (int row = 0; row < rows; row++)
        {
            Span<T> to = result.Row(row);
            gradient.Row(row).CopyTo(to);
            VectorRows.AddScaled<T>(-share, sum.Span, to);
            VectorRows.Multiply<T>(normalized.Row(row), along.Span, product.Span);
            VectorRows.AddScaled<T>(-share, product.Span, to);
            VectorRows.Multiply<T>(to, inverse.Span, to);
        }
        return result;
    }

    /// <summary>The mean and the (biased) variance of each feature.</summary>
    private (Tensor<T> Mean, Tensor<T> Variance) Measure(Tensor<T> input, int rows, Pass<T> pass)
    {
        Tensor<T> mean = pass.NewZeros(gain.Length);
        Tensor<T> variance = pass.NewZeros(gain.Length);
        Tensor<T> centred = pass.New(gain.Length);
        for (int row = 0; row < rows; row++) VectorRows.Add<T>(input.Row(row), mean.Span);
        VectorRows.Scale(T.One / T.CreateChecked(rows), mean.Span);
        for (int row = 0; row < rows; row++)
        {
            input.Row(row).CopyTo(centred.Span);
            VectorRows.AddScaled<T>(-T.One, mean.Span, centred.Span);
            VectorRows.AddProduct<T>(centred.Span, centred.Span, variance.Span);
        }
        VectorRows.Scale(T.One / T.CreateChecked(rows), variance.Span);
        return (mean, variance);
    }

    private void Move(Tensor<T> mean, Tensor<T> variance, int rows)
    {
        T share = T.CreateChecked(specification.Momentum);
        T unbiased = T.CreateChecked(rows / Math.Max(1.0, rows - 1));
        for (int i = 0; i < gain.Length; i++)
        {
            runningMean.Values[i] += share * (mean.Values[i] - runningMean.Values[i]);
            runningVariance.Values[i] += share * (unbiased * variance.Values[i] - runningVariance.Values[i]);
        }
    }

    private void Invert(Tensor<T> variance, Tensor<T> inverse)
    {
        T epsilon = T.CreateChecked(specification.Epsilon);
        for (int i = 0; i < inverse.Length; i++) inverse.Values[i] = T.One / T.Sqrt(variance.Values[i] + epsilon);
    }

    private sealed record Memory(Tensor<T> Normalized, Tensor<T> Inverse);
}
