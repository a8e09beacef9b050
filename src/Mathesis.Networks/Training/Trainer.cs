using System.Numerics;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Trains any specification with any engine that yields gradients: batches, accumulation, clipping, adapters, optimisers and states
/// are the same for all. Batches and dropout masks are functions of (seed, update), so the number of updates is the position of every
/// random stream.
/// </summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public class Trainer<T> : ITrainer where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IGradientEngine<T> engine;
    private readonly IBatchSource batches;
    private readonly LayerTrainerOptions options;
    private readonly IReadOnlyList<ParameterSpecification> trained;
    private readonly Optimiser<T> optimiser;
    private readonly ParameterSet<T>? accumulated;
    private readonly LowRankAdapter<T>? adapter;
    private readonly ModuleKinds kinds;

    /// <summary>A trainer before its first update.</summary>
    /// <param name="engine">What yields the gradients; the trainer disposes it.</param>
    /// <param name="examples">What to learn, in batches as the options say.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">The options are not valid, or the examples do not fit.</exception>
    public Trainer(IGradientEngine<T> engine, Examples examples, LayerTrainerOptions options, ModuleKinds? kinds = null)
        : this(engine, new ShuffledBatches(examples, options.BatchSize, options.Seed), options, kinds) => engine.Require(examples);

    /// <summary>A trainer before its first update.</summary>
    /// <param name="engine">What yields the gradients; the trainer disposes it.</param>
    /// <param name="batches">What to learn; the options' batch size is not looked at.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">The options are not valid.</exception>
    public Trainer(IGradientEngine<T> engine, IBatchSource batches, LayerTrainerOptions options, ModuleKinds? kinds = null)
    {
        options.Validate();
        NetworkSpecification specification = engine.Specification;
        ParameterNames.RequirePatterns(specification, options.Frozen);
        foreach (AuxiliaryLoss auxiliary in options.Auxiliary) engine.Require(auxiliary);
        adapter = options.Adapter is null ? null : new LowRankAdapter<T>(specification, engine.Parameters, options.Adapter, options.Seed);
        trained = adapter?.Trained
            ?? [.. specification.Parameters().Where(parameter => parameter.Role.IsTrained() && !options.Frozen.Any(pattern => ParameterNames.Matches(pattern, parameter.Name)))];
        if (trained.Count == 0) throw new InputError("every parameter is frozen", nameof(options.Frozen), "expected one that is trained");
        optimiser = options.Optimiser.Build<T>(trained);
        accumulated = options.Accumulation > 1 ? new ParameterSet<T>(specification) : null;
        this.engine = engine;
        this.batches = batches;
        this.options = options;
        this.kinds = kinds ?? ModuleKinds.BuiltIn;
    }

    /// <inheritdoc/>
    public NetworkSpecification Specification => engine.Specification;

    /// <inheritdoc/>
    public long Step { get; private set; }

    /// <summary>The sum of the auxiliary losses before the last update.</summary>
    public double Penalty { get; private set; }

    /// <summary>The norm of the gradient of the last update before it was clipped, where it is clipped; else 0.</summary>
    public double GradientSize { get; private set; }

    /// <inheritdoc/>
    public int Threads
    {
        get => engine.Threads;
        set => engine.Threads = value;
    }

    /// <inheritdoc/>
    /// <remarks>The objective alone is returned; the auxiliary losses are <see cref="Penalty"/>.</remarks>
    public double Update()
    {
        double loss = 0;
        Penalty = 0;
        accumulated?.Clear();
        for (int part = 0; part < options.Accumulation; part++)
        {
            long number = Step * options.Accumulation + part;
            (double batchLoss, double penalty) = engine.Differentiate(batches.Batch(number), options.Objective, options.Auxiliary.AsSpan(), options.Seed, number);
            loss += batchLoss / options.Accumulation;
            Penalty += penalty / options.Accumulation;
            if (accumulated is null) continue;
            T share = T.One / T.CreateChecked(options.Accumulation);
            foreach ((string name, Tensor<T> sum) in accumulated) VectorRows.AddScaled<T>(share, engine.Gradients[name].Span, sum.Span);
        }
        ParameterSet<T> total = accumulated ?? engine.Gradients;
        if (adapter is not null) total = adapter.Project(total);
        GradientSize = options.ClipNorm is { } bound ? GradientNorm.Clip(trained, total, bound) : 0;
        Step++;
        optimiser.Threads = engine.Threads;
        optimiser.Update(Step, adapter?.Parameters ?? engine.Parameters, total);
        adapter?.Apply();
        engine.TakeOver();
        return loss;
    }

    /// <inheritdoc/>
    public Evaluation Evaluate(Examples examples) => engine.Evaluate(examples, options.Objective);

    /// <summary>The adapters' matrices, <c>….lora_A</c> and <c>….lora_B</c>; null where none are trained.</summary>
    public Weights? ExportAdapter() => adapter?.Export();

    /// <inheritdoc/>
    public Weights ExportWeights() => engine.Parameters.ToWeights();

    /// <inheritdoc/>
    /// <remarks>The state is a safetensors file: weights, running statistics and the optimiser's state, with specification, options and step as metadata.</remarks>
    public void SaveState(Stream stream) => State().Write(stream, Step);

    /// <inheritdoc/>
    public void LoadState(Stream stream)
    {
        Step = State().Read(stream);
        engine.TakeOver();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        engine.Dispose();
        GC.SuppressFinalize(this);
    }

    private TrainingState<T> State() => new(
        [("specification", kinds.Write(Specification)), ("options", kinds.WriteOptions(options)), ("examples", batches.Identity)],
        [("weights.", engine.Parameters), .. adapter?.State ?? [], .. optimiser.State.Select(part => (part.Name + ".", part.Values))]);
}
