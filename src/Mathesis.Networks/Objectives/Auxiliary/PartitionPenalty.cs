namespace Mathesis.Networks;

/// <summary>The mean of the squared logarithm of the softmax's denominator, which keeps logits near zero (Chowdhery et al. 2022, section 5: the z-loss).</summary>
public sealed record PartitionPenalty : AuxiliaryLoss
{
    /// <inheritdoc/>
    public override bool IsOnOutputs => true;

    /// <inheritdoc/>
    public override double OnOutputs<T>(ReadOnlySpan<T> outputs, double factor, Span<T> gradient)
    {
        double maximum = double.NegativeInfinity;
        foreach (T output in outputs) maximum = Math.Max(maximum, double.CreateChecked(output));
        double sum = 0;
        foreach (T output in outputs) sum += Math.Exp(double.CreateChecked(output) - maximum);
        double logarithm = maximum + Math.Log(sum);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] += T.CreateChecked(2 * Coefficient * factor * logarithm * Math.Exp(double.CreateChecked(outputs[i]) - logarithm));
        return Coefficient * logarithm * logarithm;
    }
}
