using System.Numerics;

namespace Mathesis.Networks;

/// <summary>Gradients of the layer engine.</summary>
internal sealed class LayerGradients<T>(LayerNetwork<T> network) : IGradientEngine<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly GradientSums<T> sums = network.NewGradientSums();

    public NetworkSpecification Specification => network.Specification;

    public ParameterSet<T> Parameters => network.Parameters;

    public ParameterSet<T> Gradients => sums.Total;

    public int Threads
    {
        get => network.Threads;
        set => network.Threads = value;
    }

    public void Require(Examples examples) => network.RequireRange(examples);

    public void Require(AuxiliaryLoss auxiliary)
    {
        auxiliary.Validate(Specification);
        network.RequirePoints(auxiliary.Points);
    }

    public (double Loss, double Penalty) Differentiate(Examples examples, Objective objective, ReadOnlySpan<AuxiliaryLoss> auxiliary, ulong seed, long number) =>
        network.LossAndGradients(examples, objective, auxiliary, sums, new DropoutMasks(seed, number), updatesStatistics: true);

    public void TakeOver()
    {
        // The network reads the parameters where they are.
    }

    public Evaluation Evaluate(Examples examples, Objective objective) => network.Evaluate(examples, objective);

    public void Dispose()
    {
        // Nothing is held but memory.
    }
}
