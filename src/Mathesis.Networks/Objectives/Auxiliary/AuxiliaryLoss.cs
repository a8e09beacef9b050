using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// What training makes small besides the objective: a penalty on parameters, on outputs, or on the value at hook points. The set is
/// open: a penalty is a record that overrides one of the three parts, and a registered kind.
/// </summary>
public abstract record AuxiliaryLoss
{
    /// <summary>What the penalty is multiplied by.</summary>
    public required double Coefficient { get; init; }

    /// <summary>The hook points whose values the penalty is on.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual IReadOnlyCollection<string> Points => [];

    /// <summary>Whether outputs are penalised.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual bool IsOnOutputs => false;

    /// <summary>Whether a value's penalty depends on the whole batch at once.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual bool NeedsWholeBatch => false;

    /// <summary>Checks the penalty against a network.</summary>
    /// <exception cref="Core.InputError">It names a parameter or point that the network has not, or a field is out of range.</exception>
    public virtual void Validate(NetworkSpecification network)
    {
    }

    /// <summary>The penalty on parameters, coefficient included.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="gradients">Where the penalty's gradient is added, or null.</param>
    public virtual double OnParameters<T>(NetworkSpecification network, ParameterSet<T> parameters, ParameterSet<T>? gradients)
        where T : unmanaged, IFloatingPointIeee754<T> => 0;

    /// <summary>The penalty on the outputs of one position that has a target, coefficient included.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="factor">What the gradient is multiplied by: 1 / targets for a mean.</param>
    /// <param name="gradient">Where the gradient is added, or empty.</param>
    public virtual double OnOutputs<T>(ReadOnlySpan<T> outputs, double factor, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T> => 0;

    /// <summary>The penalty on the value at one of <see cref="Points"/>, coefficient and share included.</summary>
    /// <param name="point">The hook point.</param>
    /// <param name="value">The value there, for part of a batch.</param>
    /// <param name="share">The part's share of the batch, which a mean over the batch is multiplied by.</param>
    /// <param name="gradient">Where the gradient is added.</param>
    public virtual double OnValue<T>(string point, Tensor<T> value, double share, Tensor<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T> => 0;
}
