namespace Mathesis.Merging;

/// <summary>The base plus task vectors with known coefficients, as a linear combination of the models.</summary>
internal static class TaskSum
{
    /// <summary>Prepares it.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="coefficients">One for each model but the base.</param>
    /// <param name="lambda">A factor of all.</param>
    public static TensorMerge Of(MergeContext tensor, double[] coefficients, double lambda)
    {
        double[] all = new double[tensor.Models.Count];
        IReadOnlyList<int> others = tensor.Others;
        for (int m = 0; m < others.Count; m++) all[others[m]] = lambda * coefficients[m];
        all[tensor.RequiredBase] = 1 - lambda * coefficients.Sum();
        return new LinearCombinationMerge([], () => all);
    }
}
