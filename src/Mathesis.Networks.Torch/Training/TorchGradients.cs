using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Networks.Torch;

/// <summary>Gradients by libtorch. The trainer's parameters lie in managed memory and are copied after each update.</summary>
internal sealed class TorchGradients<T> : IGradientEngine<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TorchNetwork<T> network;

    /// <summary>An engine with weights, which are copied.</summary>
    /// <exception cref="InputError">libtorch cannot be loaded, the specification is not valid, or the weights do not fit.</exception>
    public TorchGradients(NetworkSpecification specification, Weights weights)
    {
        specification.Validate();
        Parameters = new ParameterSet<T>(specification, weights);
        network = new TorchNetwork<T>(specification, Parameters);
        Gradients = new ParameterSet<T>(specification);
    }

    public NetworkSpecification Specification => network.Specification;

    public ParameterSet<T> Parameters { get; }

    public ParameterSet<T> Gradients { get; }

    public int Threads { get; set; } = 1;

    public void Require(Examples examples) => network.RequireRange(examples.Inputs);

    public void Require(AuxiliaryLoss auxiliary) => auxiliary.Validate(Specification);

    public (double Loss, double Penalty) Differentiate(Examples examples, Objective objective, ReadOnlySpan<AuxiliaryLoss> auxiliary, ulong seed, long number)
    {
        LibTorch.Threads = Threads;
        (double Loss, double Penalty) losses =
            network.LossAndGradients(examples, objective, auxiliary, Gradients, new DropoutMasks(seed, number), updatesStatistics: true);
        network.CopyStatistics(Parameters);
        return losses;
    }

    public void TakeOver() => network.SetParameters(Parameters);

    public Evaluation Evaluate(Examples examples, Objective objective)
    {
        LibTorch.Threads = Threads;
        return network.Evaluate(examples, objective);
    }

    public void Dispose() => network.Dispose();
}
