using System.Numerics;

namespace Mathesis.Networks;

/// <summary>Gradient descent as <see cref="SgdOptions"/> says.</summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class Sgd<T> : Optimiser<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly SgdOptions options;
    private readonly IReadOnlyList<ParameterSpecification> trained;
    private readonly ParameterSet<T>? velocities;

    /// <summary>An optimiser at its beginning: velocities 0.</summary>
    public Sgd(IReadOnlyList<ParameterSpecification> trained, SgdOptions options)
    {
        options.Validate();
        this.options = options;
        this.trained = trained;
        velocities = options.Momentum > 0 ? new ParameterSet<T>(trained) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, ParameterSet<T> Values)> State => velocities is null ? [] : [("velocity", velocities)];

    /// <inheritdoc/>
    public override void Update(long step, ParameterSet<T> parameters, ParameterSet<T> gradients)
    {
        double rate = options.Rate(step);
        double scale = 1;
        if (options.NormalisedGradient)
        {
            double norm = GradientNorm.Of(trained, gradients);
            scale = norm > 0 ? 1 / norm : 0;
        }
        T momentum = T.CreateChecked(options.Momentum);
        T gradientScale = T.CreateChecked(scale);
        T move = T.CreateChecked(rate);
        foreach (ParameterSpecification parameter in trained)
        {
            double decay = options.Decay(parameter.Role);
            T coupled = T.CreateChecked(options.DecoupledDecay ? 0 : decay);
            T keep = T.CreateChecked(options.DecoupledDecay ? 1 - rate * decay : 1);
            Span<T> weights = parameters[parameter.Name].Span;
            ReadOnlySpan<T> gradient = gradients[parameter.Name].Span;
            Span<T> velocity = velocities is null ? default : velocities[parameter.Name].Span;
            for (int i = 0; i < weights.Length; i++)
            {
                T g = gradientScale * gradient[i] + coupled * weights[i];
                if (velocities is not null)
                {
                    velocity[i] = momentum * velocity[i] + g;
                    g = options.Nesterov ? g + momentum * velocity[i] : velocity[i];
                }
                weights[i] = keep * weights[i] - move * g;
            }
        }
    }
}
