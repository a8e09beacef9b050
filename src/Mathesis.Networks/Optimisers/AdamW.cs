using System.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// AdamW as <see cref="AdamWOptions"/> says. Moments are held in the arithmetic of the parameters; the factors of a step are computed
/// in double.
/// </summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class AdamW<T> : Optimiser<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly AdamWOptions options;
    private readonly IReadOnlyList<ParameterSpecification> trained;

    /// <summary>An optimiser of all trained parameters at its beginning: both moments 0.</summary>
    public AdamW(NetworkSpecification specification, AdamWOptions options)
        : this([.. specification.Parameters().Where(parameter => parameter.Role.IsTrained())], options)
    {
    }

    /// <summary>An optimiser of some parameters at its beginning: both moments 0.</summary>
    public AdamW(IReadOnlyList<ParameterSpecification> trained, AdamWOptions options)
    {
        options.Validate();
        this.options = options;
        this.trained = trained;
        FirstMoments = new ParameterSet<T>(trained);
        SecondMoments = new ParameterSet<T>(trained);
    }

    /// <summary>The running means of the gradients.</summary>
    public ParameterSet<T> FirstMoments { get; }

    /// <summary>The running means of the squared gradients.</summary>
    public ParameterSet<T> SecondMoments { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, ParameterSet<T> Values)> State => [("moment1", FirstMoments), ("moment2", SecondMoments)];

    /// <inheritdoc/>
    public override void Update(long step, ParameterSet<T> parameters, ParameterSet<T> gradients)
    {
        Parallel.For(0, trained.Count, new ParallelOptions { MaxDegreeOfParallelism = Threads }, index =>
        {
            string name = trained[index].Name;
            AdamWKernel.Update<T>(
                options, options.Decay(trained[index].Role), step, gradients[name].Span, parameters[name].Span, FirstMoments[name].Span, SecondMoments[name].Span);
        });
    }
}
