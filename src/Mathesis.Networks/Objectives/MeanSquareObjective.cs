namespace Mathesis.Networks;

/// <summary>The mean over the outputs of the squared difference to the numbers wanted: 1 for a class and 0 for the others.</summary>
public sealed record MeanSquareObjective : Objective
{
    /// <inheritdoc/>
    public override double Loss<T>(ReadOnlySpan<T> outputs, RowTarget target)
    {
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            double difference = double.CreateChecked(outputs[i]) - target[i];
            sum += difference * difference;
        }
        return sum / outputs.Length;
    }

    /// <inheritdoc/>
    public override double Loss<T>(ReadOnlySpan<T> outputs, RowTarget target, double factor, Span<T> gradient)
    {
        double sum = 0;
        double scale = 2 * factor / outputs.Length;
        for (int i = 0; i < outputs.Length; i++)
        {
            double difference = double.CreateChecked(outputs[i]) - target[i];
            sum += difference * difference;
            gradient[i] = T.CreateChecked(scale * difference);
        }
        return sum / outputs.Length;
    }
}
