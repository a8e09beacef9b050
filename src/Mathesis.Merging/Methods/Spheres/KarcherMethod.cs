using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>The Karcher mean of directions on a sphere with equal weights, times the mean length.</summary>
[Register<IMergeMethod>("karcher")]
public sealed class KarcherMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "karcher";

    /// <inheritdoc/>
    public string Summary => "Riemannian mean of the models on a sphere";

    /// <inheritdoc/>
    public string Source => "Karcher 1977; mergekit";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Member;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [
        MergeParameter.Number("max_iter", "the most steps", 10, 0, 1e6),
        MergeParameter.Number("tol", "steps and angles below it end the search", 1e-5, 0),
    ];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        int n = tensor.Models.Count;
        int most = (int)tensor.Parameters.Number("max_iter");
        double tolerance = tensor.Parameters.Number("tol");
        var gram = new GramPass([.. Enumerable.Range(0, n)], null);
        return new LinearCombinationMerge([gram], () => n == 1 ? [1] : Mean(gram, most, tolerance));
    }

    private static double[] Mean(GramPass gram, int most, double tolerance)
    {
        int n = gram.Size;
        double[] lengths = [.. Enumerable.Range(0, n).Select(gram.Norm)];
        int[] valid = [.. Enumerable.Range(0, n).Where(m => lengths[m] > tolerance)];
        if (valid.Length == 0) return new double[n];
        double share = 1.0 / valid.Length;
        double[] mean = new double[n];
        foreach (int m in valid) mean[m] = share / lengths[m];
        double norm = SpanVectors.Norm(gram, mean);
        if (norm < tolerance)
        {
            Array.Clear(mean);
            mean[valid[0]] = 1 / lengths[valid[0]];
        }
        else Scale(mean, 1 / norm);
        for (int iteration = 0; iteration < most; iteration++)
        {
            double[] tangent = new double[n];
            foreach (int m in valid)
            {
                double[] unit = new double[n];
                unit[m] = 1 / lengths[m];
                double dot = Math.Clamp(SpanVectors.Dot(gram, mean, unit), -1, 1);
                double angle = Math.Acos(dot);
                if (angle < tolerance) continue;
                for (int k = 0; k < n; k++) tangent[k] += share * (angle / Math.Sin(angle)) * (unit[k] - dot * mean[k]);
            }
            double size = SpanVectors.Norm(gram, tangent);
            if (size < tolerance) break;
            for (int k = 0; k < n; k++) mean[k] = Math.Cos(size) * mean[k] + Math.Sin(size) * (tangent[k] / size);
            norm = SpanVectors.Norm(gram, mean);
            if (norm > tolerance) Scale(mean, 1 / norm);
        }
        Scale(mean, lengths.Sum() / n);
        return mean;
    }

    private static void Scale(double[] values, double factor)
    {
        for (int i = 0; i < values.Length; i++) values[i] *= factor;
    }
}
