using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Between the base and the mean of the fine-tuned models, by the angle between their task vectors (Jang and others 2024, "Model Stock").</summary>
[Register<IMergeMethod>("model_stock")]
public sealed class ModelStockMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "model_stock";

    /// <inheritdoc/>
    public string Summary => "between the base and the mean of the models, by the angle of their task vectors";

    /// <inheritdoc/>
    public string Source => "Jang et al. 2024, arXiv:2403.19522";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public (int Fewest, int Most) Models => (2, int.MaxValue);

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [MergeParameter.Flag("filter_wise", "an angle for each row, not for the tensor", false)];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        IReadOnlyList<int> others = tensor.Others;
        int origin = tensor.RequiredBase;
        if (tensor.Parameters.Flag("filter_wise")) return new RowStock(tensor);
        var gram = new GramPass(others, origin);
        return new LinearCombinationMerge([gram], () =>
        {
            double part = Part(others.Count, (i, j) => gram[i, j]);
            double[] coefficients = new double[tensor.Models.Count];
            foreach (int i in others) coefficients[i] = part / others.Count;
            coefficients[origin] = 1 - part;
            return coefficients;
        });
    }

    /// <summary>The part of the mean: N c / (1 + (N - 1) c), with c the mean cosine over pairs.</summary>
    internal static double Part(int count, Func<int, int, double> gram)
    {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++, pairs++)
                sum += Math.Clamp(gram(i, j) / Math.Max(Math.Sqrt(gram(i, i)) * Math.Sqrt(gram(j, j)), 1e-6), -1, 1);
        }
        double cosine = sum / pairs;
        return count * cosine / (1 + (count - 1) * cosine);
    }
}
