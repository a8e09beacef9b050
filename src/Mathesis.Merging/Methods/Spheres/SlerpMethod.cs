using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Spherical interpolation between two tensors seen as vectors (Shoemake 1985); linear where they are nearly parallel.</summary>
[Register<IMergeMethod>("slerp")]
public sealed class SlerpMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "slerp";

    /// <inheritdoc/>
    public string Summary => "spherical interpolation from the base to one other model";

    /// <inheritdoc/>
    public string Source => "Shoemake 1985";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Member;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [MergeParameter.Required("t", "0 gives the base, 1 the other")];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        if (tensor.Models.Count != 2) throw tensor.Unfit($"has {tensor.Models.Count} models", "expected the base and one other");
        int first = tensor.Base ?? throw tensor.Unfit("has no base", "give base_model: it is where t is 0");
        int second = 1 - first;
        double t = tensor.Parameters.Number("t");
        var gram = new GramPass([first, second], null);
        return new LinearCombinationMerge([gram], () =>
        {
            (double left, double right) = Weights(gram, t);
            double[] coefficients = new double[2];
            (coefficients[first], coefficients[second]) = (left, right);
            return coefficients;
        });
    }

    private static (double First, double Second) Weights(GramPass gram, double t)
    {
        double cosine = gram[0, 1] / (Length(gram.Norm(0)) * Length(gram.Norm(1)));
        if (Math.Abs(cosine) > NearlyParallel) return (1 - t, t);
        double angle = Math.Acos(cosine);
        return (Math.Sin(angle * (1 - t)) / Math.Sin(angle), Math.Sin(angle * t) / Math.Sin(angle));
    }

    /// <summary>A vector of nearly no length is not normalised.</summary>
    private static double Length(double norm) => norm > 1e-8 ? norm : 1;

    private const double NearlyParallel = 0.9995;
}
