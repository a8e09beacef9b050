using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Barycentric interpolation on a sphere: a mean direction, tangents at it, and the way back.</summary>
[Register<IMergeMethod>("multislerp")]
public sealed class MultiSlerpMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "multislerp";

    /// <inheritdoc/>
    public string Summary => "weighted mean of several models on a sphere";

    /// <inheritdoc/>
    public string Source => "Goddard, goddard.blog/posts/multislerp";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Optional;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> ModelParameters { get; } = [MergeParameter.Required("weight", "the model's weight")];

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [
        MergeParameter.Flag("normalize_weights", "divide the weights by their sum", true),
        MergeParameter.Number("eps", "what keeps divisions from 0", 1e-8, 0),
    ];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        IReadOnlyList<int> others = tensor.Others;
        double[] weights = tensor.Numbers("weight", others);
        if (tensor.Parameters.Flag("normalize_weights"))
        {
            double sum = weights.Sum();
            if (sum == 0) throw tensor.Unfit("has weights whose sum is 0", "expected another sum, or normalize_weights: false");
            weights = [.. weights.Select(weight => weight / sum)];
        }
        double epsilon = tensor.Parameters.Number("eps");
        var gram = new GramPass(others, tensor.Base);
        return new LinearCombinationMerge([gram], () =>
        {
            double[] found = others.Count == 1 ? [1] : Coefficients(tensor, gram, weights, epsilon);
            double[] coefficients = new double[tensor.Models.Count];
            for (int m = 0; m < others.Count; m++) coefficients[others[m]] = found[m];
            if (tensor.Base is { } origin) coefficients[origin] = 1 - found.Sum();
            return coefficients;
        });
    }

    /// <summary>Everything happens in the span of the vectors, so coefficients and their Gram matrix stand for vectors.</summary>
    private static double[] Coefficients(MergeContext tensor, GramPass gram, double[] weights, double epsilon)
    {
        int n = gram.Size;
        double[] lengths = [.. Enumerable.Range(0, n).Select(gram.Norm)];
        double[] mean = [.. Enumerable.Range(0, n).Select(m => weights[m] / (lengths[m] + epsilon))];
        double norm = SpanVectors.Norm(gram, mean);
        if (norm < epsilon)
        {
            if (n == 2) return weights;
            throw tensor.Unfit("has vectors whose weighted directions cancel", "expected other weights");
        }
        mean = [.. mean.Select(c => c / norm)];
        // The weighted sum of tangents: of the unit vectors, less their parts along the mean.
        double[] tangent = new double[n];
        for (int m = 0; m < n; m++)
        {
            double[] unit = new double[n];
            unit[m] = 1 / (lengths[m] + epsilon);
            double along = SpanVectors.Dot(gram, unit, mean);
            for (int k = 0; k < n; k++) tangent[k] += weights[m] * (unit[k] - along * mean[k]);
        }
        double size = SpanVectors.Norm(gram, tangent) + epsilon;
        double scale = lengths.Zip(weights, (length, weight) => length * weight).Sum();
        return [.. mean.Select((c, k) => scale * (c * Math.Cos(size) + tangent[k] * (Math.Sin(size) / size)))];
    }
}
