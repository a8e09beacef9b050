namespace Mathesis.Networks;

/// <summary>The mean over positions and outputs of the squared output: a regulariser of what the network gives.</summary>
public sealed record OutputPenalty : AuxiliaryLoss
{
    /// <inheritdoc/>
    public override bool IsOnOutputs => true;

    /// <inheritdoc/>
    public override double OnOutputs<T>(ReadOnlySpan<T> outputs, double factor, Span<T> gradient)
    {
        double sum = 0;
        foreach (T output in outputs) sum += double.CreateChecked(output) * double.CreateChecked(output);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] += T.CreateChecked(2 * Coefficient * factor / outputs.Length * double.CreateChecked(outputs[i]));
        return Coefficient * sum / outputs.Length;
    }
}
