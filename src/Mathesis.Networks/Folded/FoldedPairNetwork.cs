using System.Runtime.CompilerServices;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// A one-block network without normalisation on pairs [a, b, c] with a constant c, run by the fold: quick logits of a whole grid of pairs for one set of
/// weights after another, as replays over a run's checkpoints need them. Equal to <see cref="LayerNetwork{T}"/> up to rounding; without hooks.
/// </summary>
public sealed class FoldedPairNetwork : IDisposable
{
    private readonly FoldedParameters parameters;
    private readonly FoldedShape shape;
    private readonly ParallelTeam team;
    private readonly ConditionalWeakTable<TokenBatch, FoldedEvaluator> evaluators = [];

    /// <summary>A network with its weights, which are copied.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="threads">How many threads to use, at least 1; results do not depend on it.</param>
    /// <exception cref="InputError">The fold cannot run the network (the error says why), or the weights do not fit it.</exception>
    public FoldedPairNetwork(NetworkSpecification specification, Weights weights, int threads = 1)
    {
        specification.Validate();
        if (!FoldedSupport.TryShape(specification, differences: false, out FoldedShape? supported, out string? reason))
            throw new InputError($"the folded engine cannot run this network: {reason}", expected: "use the layer engine");
        Specification = specification;
        shape = supported;
        parameters = new FoldedParameters(shape);
        team = new ParallelTeam(threads);
        SetWeights(weights);
    }

    /// <summary>The network.</summary>
    public NetworkSpecification Specification { get; }

    /// <summary>Replaces the weights by a copy of others.</summary>
    /// <exception cref="InputError">The weights do not fit the network.</exception>
    public void SetWeights(Weights weights)
    {
        weights.RequireFit(Specification);
        parameters.Import(weights);
    }

    /// <summary>The logits at the last position [sequences, outputs], in the order of the sequences.</summary>
    /// <param name="sequences">Sequences [a, b, c] with the same c; tables for them are kept while the batch is alive, so pass the same one again.</param>
    /// <exception cref="InputError">The sequences are no such pairs.</exception>
    public Tensor<float> Logits(TokenBatch sequences) =>
        evaluators.GetValue(sequences, batch => new FoldedEvaluator(shape, batch, parameters)).ClassColumns(team);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((TokenBatch _, FoldedEvaluator evaluator) in evaluators) evaluator.Dispose();
        team.Dispose();
        parameters.Dispose();
    }
}
