using System.Globalization;
using System.Numerics;
using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Trains any specification with the layer engine. Batches and dropout masks are functions of (seed, update), so the number of
/// updates is the position of every random stream.
/// </summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public class LayerTrainer<T> : ITrainer where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string WeightPrefix = "weights.";
    private const string SpecificationKey = "specification";
    private const string OptionsKey = "options";
    private const string StepKey = "step";
    private const string ExamplesKey = "examples";
    private const string Where = "training state";

    private readonly IBatchSource batches;
    private readonly LayerTrainerOptions options;
    private readonly LayerNetwork<T> network;
    private readonly IReadOnlyList<ParameterSpecification> trained;
    private readonly Optimiser<T> optimiser;
    private readonly GradientSums<T> gradients;
    private readonly ParameterSet<T>? accumulated;
    private readonly LowRankAdapter<T>? adapter;
    private readonly ModuleKinds kinds;

    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="examples">What to learn, in batches as the options say.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">The specification or the options are not valid, or weights or examples do not fit.</exception>
    public LayerTrainer(NetworkSpecification specification, Weights weights, Examples examples, LayerTrainerOptions options, ModuleKinds? kinds = null)
        : this(specification, weights, new ShuffledBatches(examples, options.BatchSize, options.Seed), options, kinds) => network.RequireRange(examples);

    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="batches">What to learn; the options' batch size is not looked at.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">The specification or the options are not valid, or the weights do not fit.</exception>
    public LayerTrainer(NetworkSpecification specification, Weights weights, IBatchSource batches, LayerTrainerOptions options, ModuleKinds? kinds = null)
    {
        options.Validate();
        network = new LayerNetwork<T>(specification, weights);
        ParameterNames.RequirePatterns(specification, options.Frozen);
        foreach (AuxiliaryLoss auxiliary in options.Auxiliary)
        {
            auxiliary.Validate(specification);
            network.RequirePoints(auxiliary.Points);
        }
        ParameterSpecification[] free =
            [.. specification.Parameters().Where(parameter => parameter.Role.IsTrained() && !options.Frozen.Any(pattern => ParameterNames.Matches(pattern, parameter.Name)))];
        adapter = options.Adapter is null ? null : new LowRankAdapter<T>(specification, network.Parameters, options.Adapter, options.Seed);
        trained = adapter?.Trained ?? free;
        if (trained.Count == 0) throw new InputError("every parameter is frozen", nameof(options.Frozen), "expected one that is trained");
        optimiser = options.Optimiser.Build<T>(trained);
        gradients = network.NewGradientSums();
        accumulated = options.Accumulation > 1 ? new ParameterSet<T>(specification) : null;
        this.batches = batches;
        this.options = options;
        this.kinds = kinds ?? ModuleKinds.BuiltIn;
    }

    /// <inheritdoc/>
    public NetworkSpecification Specification => network.Specification;

    /// <summary>The network as it is now; changing its parameters changes what is trained.</summary>
    public LayerNetwork<T> Network => network;

    /// <inheritdoc/>
    public long Step { get; private set; }

    /// <summary>The sum of the auxiliary losses before the last update.</summary>
    public double Penalty { get; private set; }

    /// <summary>The norm of the gradient of the last update before it was clipped, where it is clipped; else 0.</summary>
    public double GradientSize { get; private set; }

    /// <inheritdoc/>
    public int Threads
    {
        get => network.Threads;
        set => network.Threads = value;
    }

    /// <inheritdoc/>
    /// <remarks>The objective alone is returned; the auxiliary losses are <see cref="Penalty"/>.</remarks>
    public double Update()
    {
        double loss = 0;
        Penalty = 0;
        accumulated?.Clear();
        ParameterSet<T> total = accumulated ?? gradients.Total;
        for (int part = 0; part < options.Accumulation; part++)
        {
            long number = Step * options.Accumulation + part;
            (double batchLoss, double penalty) = network.LossAndGradients(
                batches.Batch(number), options.Objective, options.Auxiliary.AsSpan(), gradients, new DropoutMasks(options.Seed, number), updatesStatistics: true);
            loss += batchLoss / options.Accumulation;
            Penalty += penalty / options.Accumulation;
            if (accumulated is null) continue;
            T share = T.One / T.CreateChecked(options.Accumulation);
            foreach ((string name, Tensor<T> sum) in accumulated) VectorRows.AddScaled<T>(share, gradients.Total[name].Span, sum.Span);
        }
        ParameterSet<T> parameters = network.Parameters;
        if (adapter is not null)
        {
            total = adapter.Project(total);
            parameters = adapter.Parameters;
        }
        GradientSize = options.ClipNorm is { } bound ? GradientNorm.Clip(trained, total, bound) : 0;
        Step++;
        optimiser.Update(Step, parameters, total);
        adapter?.Apply();
        return loss;
    }

    /// <inheritdoc/>
    public Evaluation Evaluate(Examples examples) => network.Evaluate(examples, options.Objective);

    /// <summary>The adapters' matrices, <c>….lora_A</c> and <c>….lora_B</c>; null where none are trained.</summary>
    public Weights? ExportAdapter() => adapter?.Export();

    /// <inheritdoc/>
    public Weights ExportWeights() => network.Parameters.ToWeights();

    /// <inheritdoc/>
    /// <remarks>The state is a safetensors file: weights, running statistics and the optimiser's state, with specification, options and step as metadata.</remarks>
    public void SaveState(Stream stream)
    {
        var writer = new SafetensorsWriter();
        writer.Metadata[SpecificationKey] = kinds.Write(Specification);
        writer.Metadata[OptionsKey] = kinds.WriteOptions(options);
        writer.Metadata[StepKey] = Step.ToString(CultureInfo.InvariantCulture);
        writer.Metadata[ExamplesKey] = batches.Identity;
        foreach ((string prefix, ParameterSet<T> values) in Parts())
        {
            foreach ((string name, Tensor<T> tensor) in values)
            {
                if (tensor.Values is float[] singles) writer.Add(prefix + name, tensor.Shape, singles);
                else writer.Add(prefix + name, tensor.Shape, Array.ConvertAll(tensor.Values, double.CreateChecked));
            }
        }
        writer.Write(stream);
    }

    /// <inheritdoc/>
    public void LoadState(Stream stream)
    {
        using SafetensorsFile file = SafetensorsFile.Read(stream, Where);
        Require(SpecificationKey, kinds.Write(Specification));
        Require(OptionsKey, kinds.WriteOptions(options));
        Require(ExamplesKey, batches.Identity);
        if (!long.TryParse(file.Metadata.GetValueOrDefault(StepKey), NumberStyles.None, CultureInfo.InvariantCulture, out long step))
            throw new InputError("the step is missing or not a number", Where, "expected a state that a trainer wrote");
        // All is read before anything is changed: a damaged state leaves the trainer as it was.
        var read = new List<(Tensor<T> To, double[] Values)>();
        foreach ((string prefix, ParameterSet<T> values) in Parts())
        {
            foreach ((string name, Tensor<T> tensor) in values) read.Add((tensor, Read(file, prefix + name, tensor)));
        }
        foreach ((Tensor<T> to, double[] values) in read)
        {
            for (int i = 0; i < values.Length; i++) to.Values[i] = T.CreateChecked(values[i]);
        }
        Step = step;

        void Require(string key, string expected)
        {
            if (!file.Metadata.TryGetValue(key, out string? found)) throw new InputError($"the {key} is missing", Where, "expected a state that a trainer wrote");
            if (found != expected) throw new InputError($"the state has another {key}: {found}", Where, $"expected {expected}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    private IEnumerable<(string Prefix, ParameterSet<T> Values)> Parts() =>
        [(WeightPrefix, network.Parameters), .. adapter?.State ?? [], .. optimiser.State.Select(part => (part.Name + ".", part.Values))];

    private static double[] Read(SafetensorsFile file, string name, Tensor<T> tensor)
    {
        SafetensorsTensor? found = file.Tensors.FirstOrDefault(candidate => candidate.Name == name);
        if (found is null) throw new InputError($"the tensor {name} is missing", Where, "expected a state that a trainer wrote");
        double[] values = file.ReadDoubles(name);
        if (values.Length != tensor.Length) throw new InputError($"the tensor {name} has {values.Length} values", Where, $"expected {tensor.Length}");
        return values;
    }
}
