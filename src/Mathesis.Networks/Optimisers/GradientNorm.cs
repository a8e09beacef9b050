using System.Numerics;

namespace Mathesis.Networks;

/// <summary>The Euclidean norm of the gradients of several parameters taken together.</summary>
internal static class GradientNorm
{
    /// <summary>The norm, summed in float64 in the parameters' order.</summary>
    public static double Of<T>(IReadOnlyList<ParameterSpecification> trained, ParameterSet<T> gradients) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (ParameterSpecification parameter in trained)
        {
            foreach (T value in gradients[parameter.Name].Span) sum += double.CreateChecked(value) * double.CreateChecked(value);
        }
        return Math.Sqrt(sum);
    }

    /// <summary>Scales the gradients so that their norm is at most a bound, and gives the norm before (Pascanu, Mikolov and Bengio 2013).</summary>
    public static double Clip<T>(IReadOnlyList<ParameterSpecification> trained, ParameterSet<T> gradients, double bound) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double norm = Of(trained, gradients);
        if (!(norm > bound)) return norm;
        T factor = T.CreateChecked(bound / norm);
        foreach (ParameterSpecification parameter in trained) VectorRows.Scale(factor, gradients[parameter.Name].Span);
        return norm;
    }
}
