using System.Numerics;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The general engine: any specification, layer by layer, in float or double. Results have the same bits with any number of
/// threads.
/// </summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class LayerNetwork<T> : IForward<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Rows (sequences times positions) that are computed together; fixed, since the division enters the last bits.</summary>
    private const int RowsTogether = 256;

    /// <summary>How many partial sums of gradients there are; fixed, since the order of addition enters the last bits.</summary>
    private const int Lanes = 4;

    private readonly Layer<T>[] layers;
    private readonly bool needsWholeBatch;
    private readonly int sequencesTogether;

    /// <summary>The arrays of runs, kept for the next one; null while a run has them.</summary>
    private Workspace<T>[]? spare;

    /// <summary>A network with its weights, which are copied.</summary>
    /// <exception cref="InputError">The specification does not fit together, or the weights do not fit it.</exception>
    public LayerNetwork(NetworkSpecification specification, Weights weights) : this(specification, Copy(specification, weights))
    {
    }

    /// <summary>A network over parameters that it shares: changing them changes the network.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <exception cref="InputError">The specification does not fit together.</exception>
    public LayerNetwork(NetworkSpecification specification, ParameterSet<T> parameters)
    {
        specification.Validate();
        Specification = specification;
        Parameters = parameters;
        sequencesTogether = specification.AllModules().Max(module => module.SequencesTogether);
        needsWholeBatch = specification.Modules.Any(module => module.NeedsWholeBatch);
        layers = [.. specification.Places().Select(entry => entry.Module.Build(entry.Place, parameters))];
        HookPoints = [.. layers.SelectMany(layer => layer.HookPoints)];
    }

    /// <inheritdoc/>
    public NetworkSpecification Specification { get; }

    /// <summary>The parameters; changing their values changes the network.</summary>
    public ParameterSet<T> Parameters { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> HookPoints { get; }

    /// <summary>How many threads a run without hooks, an evaluation and a gradient use, at least 1.</summary>
    public int Threads { get; set; } = 1;

    /// <inheritdoc/>
    /// <remarks>With hooks the whole batch goes through each layer at once, on one thread; without, in parts that need little memory.</remarks>
    /// <exception cref="InputError">A token or a length is out of range, or a hook point does not exist.</exception>
    public Tensor<T> Run(TokenBatch tokens, Hooks<T>? hooks = null) => Run(tokens, hooks, lastPositionOnly: false);

    /// <summary>
    /// Runs the network for the logits at the last position alone; the last block then computes that position only, and hook
    /// points from its queries on have one position.
    /// </summary>
    /// <param name="tokens">The sequences; tokens lie in the vocabulary, lengths within the context.</param>
    /// <param name="hooks">What to do at hook points, or null.</param>
    /// <returns>The logits, [sequences, outputs].</returns>
    /// <exception cref="InputError">A token or a length is out of range, or a hook point does not exist.</exception>
    public Tensor<T> RunLast(TokenBatch tokens, Hooks<T>? hooks = null) =>
        Run(tokens, hooks, lastPositionOnly: true).Reshape(tokens.Count, Specification.Outputs);

    /// <summary>The mean cross-entropy and accuracy on examples.</summary>
    /// <exception cref="InputError">A token, a length or a target is out of range.</exception>
    public Evaluation Evaluate(Examples examples) => Evaluate(examples, Objective.CrossEntropy);

    /// <summary>The mean of an objective over the targets, and the accuracy.</summary>
    /// <exception cref="InputError">A token, a length or a target is out of range.</exception>
    public Evaluation Evaluate(Examples examples, Objective objective)
    {
        RequireRange(examples);
        double[] losses = new double[examples.Count];
        int[] right = new int[examples.Count];
        bool[] whole = new bool[examples.Count];
        int targets = examples.TargetsOfSequence;
        ForEachPart(examples.Inputs, (first, count, workspace, _) =>
        {
            Tensor<T> outputs = Forward(new Pass<T>(examples.Inputs, first, count, workspace) { LastPositionOnly = targets == 1 });
            for (int sequence = first; sequence < first + count; sequence++)
            {
                int wanted = 0;
                for (int position = 0; position < targets; position++)
                {
                    RowTarget target = examples.Target(sequence * targets + position);
                    if (target.IsIgnored) continue;
                    Span<T> row = outputs.Row((sequence - first) * targets + position);
                    wanted++;
                    losses[sequence] += objective.Loss<T>(row, target);
                    if (objective.IsRight<T>(row, target)) right[sequence]++;
                }
                whole[sequence] = right[sequence] == wanted;
            }
        });
        return new Evaluation(losses.Sum() / examples.Wanted, (double)right.Sum(count => (long)count) / examples.Wanted)
        {
            WholeSequences = (double)whole.Count(isRight => isRight) / examples.Count,
        };
    }

    /// <summary>The mean cross-entropy, in nats, and its gradient in every parameter.</summary>
    /// <param name="examples">The examples, at least one.</param>
    /// <param name="loss">The loss, computed in float64.</param>
    /// <exception cref="InputError">A token, a length or a target is out of range.</exception>
    public IReadOnlyDictionary<string, Tensor<T>> LossAndGradients(Examples examples, out double loss) =>
        LossAndGradients(examples, Objective.CrossEntropy, [], out loss);

    /// <summary>The mean of an objective and auxiliary losses, and the gradient of their sum in every parameter. Dropout is off; batch norms use the batch.</summary>
    /// <param name="examples">The examples, at least one.</param>
    /// <param name="objective">The objective.</param>
    /// <param name="auxiliary">What is added to it.</param>
    /// <param name="loss">The sum of objective and auxiliary losses, computed in float64.</param>
    /// <param name="hooks">What to do with values and gradients at hook points, or null; with hooks the batch goes through each layer at once.</param>
    /// <exception cref="InputError">A token, a length or a target is out of range, or a hook point does not exist.</exception>
    public IReadOnlyDictionary<string, Tensor<T>> LossAndGradients(
        Examples examples, Objective objective, ReadOnlySpan<AuxiliaryLoss> auxiliary, out double loss, Hooks<T>? hooks = null)
    {
        var sums = new GradientSums<T>(Specification, Parameters, hooks is null ? Lanes : 1);
        (double objectiveLoss, double penalty) = LossAndGradients(examples, objective, auxiliary, sums, dropout: null, updatesStatistics: false, hooks);
        loss = objectiveLoss + penalty;
        return sums.Total;
    }

    /// <summary>As the public method, with the places for sums given, and dropout.</summary>
    internal (double Loss, double Penalty) LossAndGradients(
        Examples examples, Objective objective, ReadOnlySpan<AuxiliaryLoss> auxiliary, GradientSums<T> sums, DropoutMasks? dropout,
        bool updatesStatistics, Hooks<T>? hooks = null)
    {
        RequireRange(examples);
        if (hooks is not null) RequirePoints(hooks.Points.Concat(hooks.GradientPoints));
        double[] losses = new double[examples.Count];
        double[] penalties = new double[examples.Count];
        AuxiliaryLoss[] onValues = [.. auxiliary.ToArray().Where(penalty => penalty.Points.Count > 0)];
        AuxiliaryLoss[] onOutputs = [.. auxiliary.ToArray().Where(penalty => penalty.IsOnOutputs)];
        bool whole = hooks is not null || needsWholeBatch || onValues.Any(penalty => penalty.NeedsWholeBatch);
        int targets = examples.TargetsOfSequence;
        double factor = 1.0 / examples.Wanted;
        int used = ForEachPart(examples.Inputs, (first, count, workspace, lane) =>
        {
            var pass = new Pass<T>(examples.Inputs, first, count, workspace)
            {
                LastPositionOnly = targets == 1,
                Gradients = sums.Lane(lane),
                Dropout = dropout,
                Hooks = hooks,
                Penalties = onValues,
                Share = (double)count / examples.Count,
                UpdatesStatistics = updatesStatistics,
            };
            Tensor<T> outputs = Forward(pass);
            Tensor<T> gradient = pass.New(outputs.Shape);
            for (int row = 0; row < count * targets; row++)
            {
                RowTarget target = examples.Target(first * targets + row);
                if (target.IsIgnored)
                {
                    gradient.Row(row).Clear();
                    continue;
                }
                int sequence = first + row / targets;
                losses[sequence] += objective.Loss(outputs.Row(row), target, factor, gradient.Row(row));
                foreach (AuxiliaryLoss penalty in onOutputs) penalties[sequence] += factor * penalty.OnOutputs(outputs.Row(row), factor, gradient.Row(row));
            }
            for (int layer = layers.Length - 1; layer >= 0; layer--) gradient = layers[layer].Backward(gradient, pass);
            penalties[first] += pass.Penalty;
        }, sums, whole);
        sums.AddUp(used, Math.Max(1, Threads));
        double total = penalties.Sum();
        foreach (AuxiliaryLoss penalty in auxiliary) total += penalty.OnParameters(Specification, Parameters, sums.Total);
        return (losses.Sum() * factor, total);
    }

    /// <summary>A place for sums of this network's gradients, to be used again and again.</summary>
    internal GradientSums<T> NewGradientSums() => new(Specification, Parameters, Lanes);

    private static ParameterSet<T> Copy(NetworkSpecification specification, Weights weights)
    {
        specification.Validate();
        return new ParameterSet<T>(specification, weights);
    }

    private Tensor<T> Run(TokenBatch tokens, Hooks<T>? hooks, bool lastPositionOnly)
    {
        RequireRange(tokens);
        if (hooks is not null && hooks.Points.Any())
        {
            RequirePoints(hooks.Points);
            return Forward(new Pass<T>(tokens, 0, tokens.Count) { LastPositionOnly = lastPositionOnly, Hooks = hooks });
        }
        Tensor<T>? logits = null;
        var gate = new Lock();
        ForEachPart(tokens, (first, count, workspace, _) =>
        {
            Tensor<T> part = Forward(new Pass<T>(tokens, first, count, workspace) { LastPositionOnly = lastPositionOnly });
            // A network that joins the positions gives one for all, which only a part's outputs show.
            lock (gate) logits ??= new Tensor<T>(tokens.Count, part.Shape[1], part.Shape[2]);
            part.Span.CopyTo(logits.Span[(first * part.Shape[1] * part.Shape[2])..]);
        });
        return logits ?? new Tensor<T>(0, lastPositionOnly ? 1 : tokens.Positions, Specification.Outputs);
    }

    private Tensor<T> Forward(Pass<T> pass)
    {
        Tensor<T> value = pass.New(pass.Sequences, pass.Positions, 0);
        foreach (Layer<T> layer in layers)
        {
            Tensor<T> input = value;
            value = layer.Forward(input, pass);
            // What the layer before wrote is no longer needed, unless it was handed on.
            if (!pass.IsTraining && value.Values != input.Values) pass.TakeBackEarlier();
        }
        return value;
    }

    /// <summary>
    /// Divides a batch into parts and the parts among lanes, both independently of the number of threads; a lane does its parts in order.
    /// Gives the number of lanes that have any.
    /// </summary>
    private int ForEachPart(TokenBatch tokens, Action<int, int, Workspace<T>, int> body, GradientSums<T>? sums = null, bool whole = false)
    {
        int size = whole ? Math.Max(1, tokens.Count) : Math.Max(sequencesTogether, RowsTogether / tokens.Positions);
        int parts = (tokens.Count + size - 1) / size;
        int lanes = Math.Min(Lanes, parts);
        Workspace<T>[] workspaces = sums?.Workspaces ?? Interlocked.Exchange(ref spare, null) ?? [.. Enumerable.Range(0, Lanes).Select(_ => new Workspace<T>())];
        Parallel.For(0, lanes, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Threads) }, lane =>
        {
            Workspace<T> workspace = workspaces[lane];
            sums?.Clear(lane);
            for (int part = lane; part < parts; part += Lanes)
            {
                body(part * size, Math.Min(size, tokens.Count - part * size), workspace, lane);
                workspace.TakeBack();
            }
        });
        if (sums is null) spare = workspaces;
        return lanes;
    }

    /// <summary>Checks that examples fit the network.</summary>
    internal void RequireRange(Examples examples)
    {
        RequireRange(examples.Inputs);
        if (examples.Count == 0) throw new InputError("there are no examples", expected: "expected at least one");
        if (examples.Wanted == 0) throw new InputError("no example has a target", expected: "expected at least one");
        ReadOnlySpan<int> targets = examples.Targets;
        for (int i = 0; i < targets.Length; i++)
        {
            if ((uint)targets[i] >= (uint)Specification.Outputs && targets[i] != Examples.Ignored)
                throw new InputError($"example {i / examples.TargetsOfSequence} has target {targets[i]}", expected: $"expected a class below {Specification.Outputs}");
        }
        if (examples.Values is { } values && values.Shape[^1] != Specification.Outputs)
            throw new InputError($"the examples want {values.Shape[^1]} numbers", expected: $"expected {Specification.Outputs}");
    }

    /// <summary>Checks that hook points exist.</summary>
    /// <exception cref="InputError">One does not.</exception>
    internal void RequirePoints(IEnumerable<string> points)
    {
        foreach (string point in points)
        {
            if (!HookPoints.Contains(point, StringComparer.Ordinal)) throw Suggestions.Unknown("hook point", point, HookPoints);
        }
    }

    private void RequireRange(TokenBatch tokens)
    {
        if (tokens.Positions > Specification.Context)
            throw new InputError($"the sequences have {tokens.Positions} positions", expected: $"expected at most {Specification.Context}");
        ReadOnlySpan<int> all = tokens.Tokens;
        for (int i = 0; i < all.Length; i++)
        {
            if ((uint)all[i] >= (uint)Specification.Vocabulary)
                throw new InputError($"sequence {i / tokens.Positions} has token {all[i]}", expected: $"expected a token below {Specification.Vocabulary}");
        }
    }
}
