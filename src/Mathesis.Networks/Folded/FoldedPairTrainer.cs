using System.Globalization;
using System.Runtime.CompilerServices;
using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Trains a one-block network without normalisation on pairs: sequences [a, b, c] with a constant c (the sign "="), read out at the
/// last position, full batch, AdamW, in float32 with a loss that keeps its relative precision far below float's resolution of 1.
/// The whole network is folded into tables over tokens (<see cref="FoldedTables"/>), which is the same mathematics as the layer
/// engine's with about a tenth of its arithmetic.
/// </summary>
public sealed class FoldedPairTrainer : ITrainer
{
    private const string WeightPrefix = "weights.";
    private const string FirstMomentPrefix = "moment1.";
    private const string SecondMomentPrefix = "moment2.";
    private const string SpecificationKey = "specification";
    private const string OptionsKey = "options";
    private const string StepKey = "step";
    private const string ExamplesKey = "examples";
    private const int UpdatedAtOnce = 16384;

    private readonly Examples examples;
    private readonly AdamWOptions options;
    private readonly FoldedShape shape;
    private readonly FoldedParameters weights, gradient, firstMoments, secondMoments;
    private readonly PairPlan plan;
    private readonly int[] targets;
    private readonly FoldedTables tables;
    private readonly TableGradients tableGradients;
    private readonly GradientUnfolding unfolding;
    private readonly FoldedTile[] tiles;
    private readonly double[] losses = new double[PairPlan.Parts];
    private readonly ConditionalWeakTable<Examples, FoldedEvaluator> evaluators = [];
    private readonly Action<int> passPart, updatePart;
    private ParallelTeam team = new(1);

    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="examples">What to learn, all of it in every update.</param>
    /// <param name="options">The optimiser's options.</param>
    /// <exception cref="InputError">The fold cannot train this network on these examples (the error says why), the options are out of range, or the weights do not fit.</exception>
    public FoldedPairTrainer(NetworkSpecification specification, Weights weights, Examples examples, AdamWOptions options)
    {
        options.Validate();
        if (!CanTrain(specification, examples, out string? reason))
            throw new InputError($"the folded trainer cannot train this: {reason}", expected: "use the layer engine");
        if (!options.WithoutDecay.IsEmpty) throw new InputError("the folded trainer's decay acts on every parameter", nameof(options.WithoutDecay), "use the layer engine");
        weights.RequireFit(specification);
        FoldedSupport.TryShape(specification, differences: true, out FoldedShape? supported, out _);
        Specification = specification;
        this.examples = examples;
        this.options = options;
        shape = supported!;
        this.weights = new FoldedParameters(shape);
        this.weights.Import(weights);
        gradient = new FoldedParameters(shape);
        firstMoments = new FoldedParameters(shape);
        secondMoments = new FoldedParameters(shape);
        plan = new PairPlan(examples.Inputs, shape.Vocabulary);
        targets = plan.Arrange(examples.Targets);
        tables = new FoldedTables(shape, plan, this.weights);
        tableGradients = new TableGradients(tables, plan);
        unfolding = new GradientUnfolding(tables, plan, this.weights, tableGradients, gradient);
        tiles = [.. Enumerable.Range(0, PairPlan.Parts).Select(_ => new FoldedTile(shape))];
        passPart = PassPart;
        updatePart = UpdatePart;
    }

    /// <inheritdoc/>
    public NetworkSpecification Specification { get; }

    /// <inheritdoc/>
    public long Step { get; private set; }

    /// <inheritdoc/>
    public int Threads
    {
        get => team.Threads;
        set
        {
            if (value == team.Threads) return;
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            team.Dispose();
            team = new ParallelTeam(value);
        }
    }

    /// <summary>Whether the fold can train a network on examples.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="reason">Why it cannot, as part of a sentence; null when it can.</param>
    /// <exception cref="InputError">The specification does not fit together.</exception>
    public static bool CanTrain(NetworkSpecification specification, Examples examples, out string? reason)
    {
        specification.Validate();
        if (!FoldedSupport.TryShape(specification, differences: true, out FoldedShape? shape, out reason)) return false;
        reason = PairPlan.Explain(examples.Inputs, shape.Vocabulary) ?? ExplainTargets(examples.Targets, shape.Outputs);
        return reason is null;
    }

    /// <inheritdoc/>
    public double Update()
    {
        double loss = LossAndGradient();
        Step++;
        team.Run((weights.All.Length + UpdatedAtOnce - 1) / UpdatedAtOnce, updatePart);
        return loss;
    }

    /// <summary>The loss of the current weights on the training examples, and its gradient by parameter, without an update.</summary>
    public Weights Gradients(out double loss)
    {
        loss = LossAndGradient();
        return gradient.Export();
    }

    /// <inheritdoc/>
    /// <exception cref="InputError">The examples are no pairs of this vocabulary.</exception>
    public Evaluation Evaluate(Examples examples)
    {
        if (ExplainTargets(examples.Targets, shape.Outputs) is string reason) throw new InputError(reason, "examples");
        return evaluators.GetValue(examples, fresh => new FoldedEvaluator(shape, fresh.Inputs, weights)).Evaluate(examples.Targets, team);
    }

    /// <inheritdoc/>
    public Weights ExportWeights() => weights.Export();

    /// <inheritdoc/>
    /// <remarks>The state is a safetensors file: weights and both moments, with specification, options and step as metadata.</remarks>
    public void SaveState(Stream stream)
    {
        var writer = new SafetensorsWriter();
        writer.Metadata[SpecificationKey] = ModuleKinds.BuiltIn.Write(Specification);
        writer.Metadata[OptionsKey] = DescribeOptions();
        writer.Metadata[StepKey] = Step.ToString(CultureInfo.InvariantCulture);
        writer.Metadata[ExamplesKey] = examples.Count.ToString(CultureInfo.InvariantCulture);
        Add(writer, WeightPrefix, weights);
        Add(writer, FirstMomentPrefix, firstMoments);
        Add(writer, SecondMomentPrefix, secondMoments);
        writer.Write(stream);
    }

    /// <inheritdoc/>
    public void LoadState(Stream stream)
    {
        const string where = "training state";
        using SafetensorsFile file = SafetensorsFile.Read(stream, where);
        Require(file, SpecificationKey, ModuleKinds.BuiltIn.Write(Specification));
        Require(file, OptionsKey, DescribeOptions());
        Require(file, ExamplesKey, examples.Count.ToString(CultureInfo.InvariantCulture));
        if (!long.TryParse(file.Metadata.GetValueOrDefault(StepKey), NumberStyles.None, CultureInfo.InvariantCulture, out long step))
            throw new InputError("the step is missing or not a number", where, "expected a state that a trainer wrote");
        // All is read before anything is changed: a damaged state leaves the trainer as it was.
        Weights loaded = WeightsFile.Read(file, Specification, where, WeightPrefix);
        Weights first = WeightsFile.Read(file, Specification, where, FirstMomentPrefix);
        Weights second = WeightsFile.Read(file, Specification, where, SecondMomentPrefix);
        weights.Import(loaded);
        firstMoments.Import(first);
        secondMoments.Import(second);
        Step = step;

        static void Require(SafetensorsFile file, string key, string expected)
        {
            if (!file.Metadata.TryGetValue(key, out string? found)) throw new InputError($"the {key} is missing", where, "expected a state that a trainer wrote");
            if (found != expected) throw new InputError($"the state has another {key}: {found}", where, $"expected {expected}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        team.Dispose();
        foreach ((Examples _, FoldedEvaluator evaluator) in evaluators) evaluator.Dispose();
        foreach (FoldedTile tile in tiles) tile.Dispose();
        foreach (IDisposable owned in (ReadOnlySpan<IDisposable>)[unfolding, tableGradients, tables, weights, gradient, firstMoments, secondMoments])
            owned.Dispose();
    }

    private static string? ExplainTargets(ReadOnlySpan<int> targets, int outputs)
    {
        foreach (int target in targets)
        {
            if ((uint)target >= (uint)outputs) return $"target {target} is no class of {outputs}";
        }
        return null;
    }

    private static void Add(SafetensorsWriter writer, string prefix, FoldedParameters parameters)
    {
        foreach ((string name, Tensor<float> tensor) in parameters.Export().Tensors) writer.Add(prefix + name, tensor.Shape, tensor.Values);
    }

    private double LossAndGradient()
    {
        tables.Build(team);
        team.Run(PairPlan.Parts, passPart);
        tableGradients.AddUp(team);
        unfolding.Unfold(team);
        return losses.Sum() / plan.Count;
    }

    private void PassPart(int part)
    {
        tableGradients.Clear(part);
        losses[part] = 0;
        foreach (PlanTile sequences in plan.Tiles(part))
        {
            FoldedPass.Forward(tables, plan, sequences, tiles[part]);
            losses[part] += FoldedPass.Differentiate(tables, sequences, targets, 1f / plan.Count, tiles[part]);
            FoldedPass.Backward(tables, plan, sequences, tiles[part], tableGradients, part);
        }
    }

    private void UpdatePart(int part)
    {
        int start = part * UpdatedAtOnce, length = Math.Min(UpdatedAtOnce, weights.All.Length - start);
        AdamWKernel.Update<float>(
            options, options.WeightDecay, Step, gradient.All.Slice(start, length), weights.All.Slice(start, length),
            firstMoments.All.Slice(start, length), secondMoments.All.Slice(start, length));
    }

    private string DescribeOptions() => ModuleKinds.BuiltIn.WriteOptions(options);
}
