using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// What can be read linearly from activations: ridge regression on some rows, judged on others (Alain and Bengio 2016). The
/// penalty is relative to the mean variance of a feature, so that it means the same at every hook point.
/// </summary>
public sealed class LinearProbe
{
    private readonly double[] features;
    private readonly double[] means;
    private readonly int width;
    private readonly int[] fitted;
    private readonly int[] judged;
    private readonly Cholesky factor;

    /// <summary>Prepares probes of one set of activations.</summary>
    /// <param name="features">Activations, [rows, width].</param>
    /// <param name="width">Features a row.</param>
    /// <param name="seed">The seed of the split: half of the rows are fitted, the other half judged.</param>
    /// <param name="ridge">The penalty relative to the mean variance of a feature, positive.</param>
    public LinearProbe(double[] features, int width, ulong seed, double ridge = 1e-3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ridge);
        this.features = features;
        this.width = width;
        int rows = features.Length / width;
        int[] order = [.. Enumerable.Range(0, rows)];
        new RandomStream("circuits/probe", seed).Shuffle<int>(order);
        fitted = order[..(rows / 2)];
        judged = order[(rows / 2)..];
        means = new double[width];
        foreach (int row in fitted)
            for (int i = 0; i < width; i++) means[i] += features[row * width + i] / fitted.Length;
        factor = FactorGram(ridge);
    }

    /// <summary>The share of the variance of targets on judged rows that a linear read-out explains: 1 - residual / variation, at most 1; negative when it misleads.</summary>
    /// <param name="targets">[rows, columns].</param>
    /// <param name="columns">Targets a row; their shares are of the variance of all together.</param>
    public double Explain(ReadOnlySpan<double> targets, int columns) => Read(targets, columns).Explained;

    /// <summary>A linear read-out: the directions in which the targets lie, fitted on one half of the rows and judged on the other.</summary>
    /// <param name="targets">[rows, columns].</param>
    /// <param name="columns">Targets a row.</param>
    public LinearReading Read(ReadOnlySpan<double> targets, int columns)
    {
        double[] targetMeans = MeansOf(targets, columns);
        double[] weights = Fit(targets, columns, targetMeans);
        double residual = 0, variation = 0;
        var prediction = new double[columns];
        foreach (int row in judged)
        {
            Predict(row, weights, targetMeans, prediction);
            for (int j = 0; j < columns; j++)
            {
                double target = targets[row * columns + j];
                residual += (target - prediction[j]) * (target - prediction[j]);
                variation += (target - targetMeans[j]) * (target - targetMeans[j]);
            }
        }
        double[] offset = [.. targetMeans];
        for (int i = 0; i < width; i++)
            for (int j = 0; j < columns; j++) offset[j] -= means[i] * weights[i * columns + j];
        return new LinearReading(variation > 0 ? 1 - residual / variation : 0, weights, offset);
    }

    /// <summary>The fraction of judged rows whose class a linear read-out names: regression on indicators, largest value wins.</summary>
    /// <param name="classes">The class of each row.</param>
    /// <param name="count">The number of classes.</param>
    public double Classify(ReadOnlySpan<int> classes, int count)
    {
        var indicators = new double[classes.Length * count];
        for (int row = 0; row < classes.Length; row++) indicators[row * count + classes[row]] = 1;
        double[] targetMeans = MeansOf(indicators, count);
        double[] weights = Fit(indicators, count, targetMeans);
        var prediction = new double[count];
        int right = 0;
        foreach (int row in judged)
        {
            Predict(row, weights, targetMeans, prediction);
            int best = 0;
            for (int c = 1; c < count; c++)
                if (prediction[c] > prediction[best]) best = c;
            if (best == classes[row]) right++;
        }
        return (double)right / judged.Length;
    }

    private Cholesky FactorGram(double ridge)
    {
        double[] centred = Centred();
        var gram = new double[width * width];
        MatrixProduct.Multiply<double>(width, width, fitted.Length, centred, 1, width, centred, width, 1, gram, width);
        double trace = 0;
        for (int i = 0; i < width; i++) trace += gram[i * width + i];
        // Activations that do not vary leave nothing to read; any positive penalty then predicts the mean.
        double penalty = trace > 0 ? ridge * trace / width : 1;
        for (int i = 0; i < width; i++) gram[i * width + i] += penalty;
        return Cholesky.Factor(gram, width) ?? throw new InvalidOperationException("the activations are not finite");
    }

    private double[] Centred()
    {
        var centred = new double[fitted.Length * width];
        for (int r = 0; r < fitted.Length; r++)
            for (int i = 0; i < width; i++) centred[r * width + i] = features[fitted[r] * width + i] - means[i];
        return centred;
    }

    private double[] MeansOf(ReadOnlySpan<double> targets, int columns)
    {
        var result = new double[columns];
        foreach (int row in fitted)
            for (int j = 0; j < columns; j++) result[j] += targets[row * columns + j] / fitted.Length;
        return result;
    }

    private double[] Fit(ReadOnlySpan<double> targets, int columns, double[] targetMeans)
    {
        var centred = new double[fitted.Length * columns];
        for (int r = 0; r < fitted.Length; r++)
            for (int j = 0; j < columns; j++) centred[r * columns + j] = targets[fitted[r] * columns + j] - targetMeans[j];
        var weights = new double[width * columns];
        MatrixProduct.Multiply<double>(width, columns, fitted.Length, Centred(), 1, width, centred, columns, 1, weights, columns);
        factor.Solve(weights, columns);
        return weights;
    }

    private void Predict(int row, double[] weights, double[] targetMeans, Span<double> prediction)
    {
        targetMeans.CopyTo(prediction);
        for (int i = 0; i < width; i++)
        {
            double feature = features[row * width + i] - means[i];
            ReadOnlySpan<double> direction = weights.AsSpan(i * prediction.Length, prediction.Length);
            for (int j = 0; j < prediction.Length; j++) prediction[j] += feature * direction[j];
        }
    }
}
