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
    private const int RowsTogether = 768;

    /// <summary>How many partial sums of gradients there are; fixed, since the order of addition enters the last bits.</summary>
    private const int Lanes = 8;

    private readonly Layer<T>[] layers;

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

    /// <summary>The loss and accuracy on examples.</summary>
    /// <exception cref="InputError">A token, a length or a target is out of range.</exception>
    public Evaluation Evaluate(Examples examples)
    {
        RequireRange(examples);
        double[] losses = new double[examples.Count];
        bool[] right = new bool[examples.Count];
        ForEachPart(examples.Inputs, (first, count, workspace, _) =>
        {
            Tensor<T> logits = Forward(new Pass<T>(examples.Inputs, first, count, workspace) { LastPositionOnly = true });
            for (int i = 0; i < count; i++)
            {
                losses[first + i] = CrossEntropy.Loss<T>(logits.Row(i), examples.Targets[first + i]);
                right[first + i] = CrossEntropy.IsRight<T>(logits.Row(i), examples.Targets[first + i]);
            }
        });
        return new Evaluation(losses.Sum() / examples.Count, (double)right.Count(isRight => isRight) / examples.Count);
    }

    /// <summary>The mean cross-entropy at the last position, in nats, and its gradient in every parameter.</summary>
    /// <param name="examples">The examples, at least one.</param>
    /// <param name="loss">The loss, computed in float64.</param>
    /// <exception cref="InputError">A token, a length or a target is out of range.</exception>
    public IReadOnlyDictionary<string, Tensor<T>> LossAndGradients(Examples examples, out double loss)
    {
        var sums = new GradientSums<T>(Specification, Parameters, Lanes);
        loss = LossAndGradients(examples, sums, dropout: null);
        return sums.Total;
    }

    /// <summary>As the public method, with the places for sums given, and dropout.</summary>
    internal double LossAndGradients(Examples examples, GradientSums<T> sums, DropoutMasks? dropout)
    {
        RequireRange(examples);
        sums.Clear();
        double[] losses = new double[examples.Count];
        ForEachPart(examples.Inputs, (first, count, workspace, lane) =>
        {
            var pass = new Pass<T>(examples.Inputs, first, count, workspace)
            {
                LastPositionOnly = true,
                Gradients = sums.Lane(lane),
                Dropout = dropout,
            };
            Tensor<T> logits = Forward(pass);
            Tensor<T> gradient = pass.New(logits.Shape);
            for (int i = 0; i < count; i++)
                losses[first + i] = CrossEntropy.Loss(logits.Row(i), examples.Targets[first + i], 1.0 / examples.Count, gradient.Row(i));
            for (int layer = layers.Length - 1; layer >= 0; layer--) gradient = layers[layer].Backward(gradient, pass);
        }, sums.Workspaces);
        sums.AddUp();
        return losses.Sum() / examples.Count;
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
            foreach (string point in hooks.Points)
            {
                if (!HookPoints.Contains(point, StringComparer.Ordinal)) throw Suggestions.Unknown("hook point", point, HookPoints);
            }
            return Forward(new Pass<T>(tokens, 0, tokens.Count) { LastPositionOnly = lastPositionOnly, Hooks = hooks });
        }
        int positions = lastPositionOnly ? 1 : tokens.Positions;
        var logits = new Tensor<T>(tokens.Count, positions, Specification.Outputs);
        ForEachPart(tokens, (first, count, workspace, _) =>
        {
            Tensor<T> part = Forward(new Pass<T>(tokens, first, count, workspace) { LastPositionOnly = lastPositionOnly });
            part.Span.CopyTo(logits.Span[(first * positions * Specification.Outputs)..]);
        });
        return logits;
    }

    private Tensor<T> Forward(Pass<T> pass)
    {
        Tensor<T> value = pass.New(pass.Sequences, pass.Positions, 0);
        foreach (Layer<T> layer in layers) value = layer.Forward(value, pass);
        return value;
    }

    /// <summary>Divides a batch into parts and the parts among lanes, both independently of the number of threads; a lane does its parts in order.</summary>
    private void ForEachPart(TokenBatch tokens, Action<int, int, Workspace<T>, int> body, Workspace<T>[]? workspaces = null)
    {
        int size = Math.Max(1, RowsTogether / tokens.Positions);
        int parts = (tokens.Count + size - 1) / size;
        Parallel.For(0, Math.Min(Lanes, parts), new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Threads) }, lane =>
        {
            Workspace<T> workspace = workspaces?[lane] ?? new Workspace<T>();
            for (int part = lane; part < parts; part += Lanes)
            {
                body(part * size, Math.Min(size, tokens.Count - part * size), workspace, lane);
                workspace.TakeBack();
            }
        });
    }

    /// <summary>Checks that examples fit the network.</summary>
    internal void RequireRange(Examples examples)
    {
        RequireRange(examples.Inputs);
        if (examples.Count == 0) throw new InputError("there are no examples", expected: "expected at least one");
        for (int i = 0; i < examples.Count; i++)
        {
            if ((uint)examples.Targets[i] >= (uint)Specification.Outputs)
                throw new InputError($"example {i} has target {examples.Targets[i]}", expected: $"expected a class below {Specification.Outputs}");
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
