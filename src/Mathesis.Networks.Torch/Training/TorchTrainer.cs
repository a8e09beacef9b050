using System.Globalization;
using System.Numerics;
using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Torch;

/// <summary>
/// Trains any specification that libtorch runs: libtorch computes gradients, Mathesis's own optimisers change the weights, so that
/// every optimiser, schedule and option of <see cref="LayerTrainer{T}"/> is the same here. Batches and dropout masks are functions of
/// (seed, update) and are the native engine's (but for dropout on a pattern whose last query alone is wanted).
/// </summary>
/// <remarks>With the same number of threads, the same seed gives the same bits; with another the last bits may differ.</remarks>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class TorchTrainer<T> : ITrainer where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string Where = "training state";
    private const string SpecificationKey = "specification";
    private const string OptionsKey = "options";
    private const string StepKey = "step";
    private const string ExamplesKey = "examples";

    private readonly TorchNetwork<T> network;
    private readonly ParameterSet<T> parameters;
    private readonly ParameterSet<T> gradients;
    private readonly ParameterSet<T> total;
    private readonly IReadOnlyList<ParameterSpecification> trained;
    private readonly LowRankAdapter<T>? adapter;
    private readonly Optimiser<T> optimiser;
    private readonly IBatchSource batches;
    private readonly LayerTrainerOptions options;
    private readonly ModuleKinds kinds;

    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="examples">What to learn, in batches as the options say.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">libtorch cannot be loaded, the specification or the options are not valid, or the weights do not fit.</exception>
    public TorchTrainer(NetworkSpecification specification, Weights weights, Examples examples, LayerTrainerOptions options, ModuleKinds? kinds = null)
        : this(specification, weights, new ShuffledBatches(examples, options.BatchSize, options.Seed), options, kinds)
    {
    }

    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="batches">What to learn; the options' batch size is not looked at.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">libtorch cannot be loaded, the specification or the options are not valid, or the weights do not fit.</exception>
    public TorchTrainer(NetworkSpecification specification, Weights weights, IBatchSource batches, LayerTrainerOptions options, ModuleKinds? kinds = null)
    {
        options.Validate();
        specification.Validate();
        parameters = new ParameterSet<T>(specification, weights);
        network = new TorchNetwork<T>(specification, parameters);
        gradients = new ParameterSet<T>(specification);
        total = new ParameterSet<T>(specification);
        ParameterNames.RequirePatterns(specification, options.Frozen);
        foreach (AuxiliaryLoss auxiliary in options.Auxiliary) auxiliary.Validate(specification);
        adapter = options.Adapter is null ? null : new LowRankAdapter<T>(specification, parameters, options.Adapter, options.Seed);
        trained = adapter?.Trained
            ?? [.. specification.Parameters().Where(parameter => parameter.Role.IsTrained() && !options.Frozen.Any(pattern => ParameterNames.Matches(pattern, parameter.Name)))];
        if (trained.Count == 0) throw new InputError("every parameter is frozen", nameof(options.Frozen), "expected one that is trained");
        optimiser = options.Optimiser.Build<T>(trained);
        this.batches = batches;
        this.options = options;
        this.kinds = kinds ?? ModuleKinds.BuiltIn;
    }

    /// <inheritdoc/>
    public NetworkSpecification Specification => network.Specification;

    /// <inheritdoc/>
    public long Step { get; private set; }

    /// <summary>The sum of the auxiliary losses before the last update.</summary>
    public double Penalty { get; private set; }

    /// <inheritdoc/>
    public int Threads { get; set; } = 1;

    /// <inheritdoc/>
    /// <remarks>The objective alone is returned; the auxiliary losses are <see cref="Penalty"/>.</remarks>
    public double Update()
    {
        LibTorch.Threads = Threads;
        double loss = 0;
        Penalty = 0;
        total.Clear();
        for (int part = 0; part < options.Accumulation; part++)
        {
            long number = Step * options.Accumulation + part;
            (double batchLoss, double penalty) = network.LossAndGradients(
                batches.Batch(number), options.Objective, options.Auxiliary.AsSpan(), gradients, new DropoutMasks(options.Seed, number), updatesStatistics: true);
            loss += batchLoss / options.Accumulation;
            Penalty += penalty / options.Accumulation;
            T share = T.One / T.CreateChecked(options.Accumulation);
            foreach ((string name, Tensor<T> sum) in total) VectorRows.AddScaled<T>(share, gradients[name].Span, sum.Span);
        }
        ParameterSet<T> projected = adapter?.Project(total) ?? total;
        if (options.ClipNorm is { } bound) GradientNorm.Clip(trained, projected, bound);
        Step++;
        network.CopyStatistics(parameters);
        optimiser.Update(Step, adapter?.Parameters ?? parameters, projected);
        adapter?.Apply();
        network.SetParameters(parameters);
        return loss;
    }

    /// <inheritdoc/>
    public Evaluation Evaluate(Examples examples)
    {
        LibTorch.Threads = Threads;
        return network.Evaluate(examples, options.Objective);
    }

    /// <inheritdoc/>
    public Weights ExportWeights() => parameters.ToWeights();

    /// <inheritdoc/>
    /// <remarks>The state is a safetensors file: weights, running statistics and the optimiser's state, with specification, options and step as metadata.</remarks>
    public void SaveState(Stream stream)
    {
        var writer = new SafetensorsWriter();
        writer.Metadata[SpecificationKey] = kinds.Write(Specification);
        writer.Metadata[OptionsKey] = kinds.WriteOptions(options);
        writer.Metadata[StepKey] = Step.ToString(CultureInfo.InvariantCulture);
        writer.Metadata[ExamplesKey] = batches.Identity;
        foreach ((string name, Tensor<T> tensor) in State())
        {
            if (tensor.Values is float[] singles) writer.Add(name, tensor.Shape, singles);
            else writer.Add(name, tensor.Shape, Array.ConvertAll(tensor.Values, double.CreateChecked));
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
        foreach ((string name, Tensor<T> tensor) in State())
        {
            if (!file.Contains(name) || file[name].Count != tensor.Length)
                throw new InputError($"the tensor {name} is missing or has another size", Where, "expected a state that a trainer wrote");
            read.Add((tensor, file.ReadDoubles(name)));
        }
        foreach ((Tensor<T> to, double[] values) in read)
        {
            for (int i = 0; i < values.Length; i++) to.Values[i] = T.CreateChecked(values[i]);
        }
        network.SetParameters(parameters);
        Step = step;

        void Require(string key, string expected)
        {
            if (!file.Metadata.TryGetValue(key, out string? found)) throw new InputError($"the {key} is missing", Where, "expected a state that a trainer wrote");
            if (found != expected) throw new InputError($"the state has another {key}: {found}", Where, $"expected {expected}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    private IEnumerable<(string Name, Tensor<T> Tensor)> State()
    {
        (string Prefix, ParameterSet<T> Values)[] parts =
            [("weights.", parameters), .. adapter?.State ?? [], .. optimiser.State.Select(part => (part.Name + ".", part.Values))];
        return parts.SelectMany(part => part.Values.Select(pair => (part.Prefix + pair.Key, pair.Value)));
    }
}
