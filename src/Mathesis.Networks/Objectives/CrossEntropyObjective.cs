namespace Mathesis.Networks;

/// <summary>-log softmax(outputs)[class], in nats; of a distribution over classes, the mean of that under it.</summary>
public sealed record CrossEntropyObjective : Objective
{
    /// <inheritdoc/>
    public override double Loss<T>(ReadOnlySpan<T> outputs, RowTarget target)
    {
        if (target.Values.IsEmpty) return Networks.CrossEntropy.Loss(outputs, target.Class);
        double loss = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            if (target.Values[i] != 0) loss += target.Values[i] * Networks.CrossEntropy.Loss(outputs, i);
        }
        return loss;
    }

    /// <inheritdoc/>
    public override double Loss<T>(ReadOnlySpan<T> outputs, RowTarget target, double factor, Span<T> gradient)
    {
        if (target.Values.IsEmpty) return Networks.CrossEntropy.Loss(outputs, target.Class, factor, gradient);
        double loss = 0, mass = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            mass += target.Values[i];
            if (target.Values[i] != 0) loss += target.Values[i] * Networks.CrossEntropy.Loss(outputs, i);
        }
        for (int i = 0; i < outputs.Length; i++)
            gradient[i] = T.CreateChecked(factor * (mass * Math.Exp(-Networks.CrossEntropy.Loss(outputs, i)) - target.Values[i]));
        return loss;
    }
}
