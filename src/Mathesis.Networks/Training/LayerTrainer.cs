using System.Globalization;
using System.Text.Json;
using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Trains any specification with the layer engine in float32 and AdamW. The order of examples and the dropout masks are
/// functions of (seed, update), so the number of updates is the position of every random stream.
/// </summary>
public sealed class LayerTrainer : ITrainer
{
    private const string WeightPrefix = "weights.";
    private const string FirstMomentPrefix = "moment1.";
    private const string SecondMomentPrefix = "moment2.";
    private const string SpecificationKey = "specification";
    private const string OptionsKey = "options";
    private const string StepKey = "step";
    private const string ExamplesKey = "examples";

    private readonly Examples examples;
    private readonly LayerTrainerOptions options;
    private readonly LayerNetwork<float> network;
    private readonly AdamW<float> optimiser;
    private readonly GradientSums<float> gradients;
    private readonly ModuleKinds kinds;
    private readonly bool hasDropout;
    private int[] order = [];
    private long orderEpoch = -1;

    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="examples">What to learn.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of modules, or null for this library's.</param>
    /// <exception cref="InputError">The specification or the options are not valid, or weights or examples do not fit.</exception>
    public LayerTrainer(NetworkSpecification specification, Weights weights, Examples examples, LayerTrainerOptions options, ModuleKinds? kinds = null)
    {
        options.Validate();
        network = new LayerNetwork<float>(specification, weights);
        network.RequireRange(examples);
        optimiser = new AdamW<float>(specification, options.Optimiser);
        gradients = network.NewGradientSums();
        this.examples = examples;
        this.options = options;
        this.kinds = kinds ?? ModuleKinds.BuiltIn;
        hasDropout = specification.Modules.OfType<TransformerBlock>().Any(block => block.Dropout > 0);
    }

    /// <inheritdoc/>
    public NetworkSpecification Specification => network.Specification;

    /// <inheritdoc/>
    public long Step { get; private set; }

    /// <inheritdoc/>
    public int Threads
    {
        get => network.Threads;
        set => network.Threads = value;
    }

    /// <inheritdoc/>
    public double Update()
    {
        DropoutMasks? dropout = hasDropout ? new DropoutMasks(options.Seed, Step) : null;
        double loss = network.LossAndGradients(NextBatch(), gradients, dropout);
        Step++;
        optimiser.Update(Step, network.Parameters, gradients.Total);
        return loss;
    }

    /// <inheritdoc/>
    public Evaluation Evaluate(Examples examples) => network.Evaluate(examples);

    /// <inheritdoc/>
    public Weights ExportWeights() => network.Parameters.ToWeights();

    /// <inheritdoc/>
    /// <remarks>The state is a safetensors file: weights and both moments, with specification, options and step as metadata.</remarks>
    public void SaveState(Stream stream)
    {
        var writer = new SafetensorsWriter();
        writer.Metadata[SpecificationKey] = kinds.Write(Specification);
        writer.Metadata[OptionsKey] = DescribeOptions();
        writer.Metadata[StepKey] = Step.ToString(CultureInfo.InvariantCulture);
        writer.Metadata[ExamplesKey] = examples.Count.ToString(CultureInfo.InvariantCulture);
        Add(writer, WeightPrefix, network.Parameters);
        Add(writer, FirstMomentPrefix, optimiser.FirstMoments);
        Add(writer, SecondMomentPrefix, optimiser.SecondMoments);
        writer.Write(stream);
    }

    /// <inheritdoc/>
    public void LoadState(Stream stream)
    {
        const string Where = "training state";
        using SafetensorsFile file = SafetensorsFile.Read(stream, Where);
        Require(file, SpecificationKey, kinds.Write(Specification));
        Require(file, OptionsKey, DescribeOptions());
        Require(file, ExamplesKey, examples.Count.ToString(CultureInfo.InvariantCulture));
        if (!long.TryParse(file.Metadata.GetValueOrDefault(StepKey), NumberStyles.None, CultureInfo.InvariantCulture, out long step))
            throw new InputError("the step is missing or not a number", Where, "expected a state that a trainer wrote");
        // All is read before anything is changed: a damaged state leaves the trainer as it was.
        Weights weights = WeightsFile.Read(file, Specification, Where, WeightPrefix);
        Weights first = WeightsFile.Read(file, Specification, Where, FirstMomentPrefix);
        Weights second = WeightsFile.Read(file, Specification, Where, SecondMomentPrefix);
        Copy(weights, network.Parameters);
        Copy(first, optimiser.FirstMoments);
        Copy(second, optimiser.SecondMoments);
        Step = step;

        static void Require(SafetensorsFile file, string key, string expected)
        {
            if (!file.Metadata.TryGetValue(key, out string? found)) throw new InputError($"the {key} is missing", Where, "expected a state that a trainer wrote");
            if (found != expected) throw new InputError($"the state has another {key}: {found}", Where, $"expected {expected}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private Examples NextBatch()
    {
        int size = options.BatchSize;
        if (size == 0 || size >= examples.Count) return examples;
        int batches = (examples.Count + size - 1) / size;
        (long epoch, long batch) = Math.DivRem(Step, batches);
        if (epoch != orderEpoch)
        {
            order = [.. Enumerable.Range(0, examples.Count)];
            new RandomStream("networks/order", options.Seed, (ulong)epoch).Shuffle(order.AsSpan());
            orderEpoch = epoch;
        }
        int start = (int)batch * size;
        int count = Math.Min(size, examples.Count - start);
        int positions = examples.Inputs.Positions;
        int[] tokens = new int[count * positions];
        int[] targets = new int[count];
        for (int i = 0; i < count; i++)
        {
            examples.Inputs[order[start + i]].CopyTo(tokens.AsSpan(i * positions));
            targets[i] = examples.Targets[order[start + i]];
        }
        return new Examples(new TokenBatch(tokens, positions), targets);
    }

    private string DescribeOptions() => JsonSerializer.Serialize(options, SpecificationJson.Default.LayerTrainerOptions);

    private static void Add(SafetensorsWriter writer, string prefix, ParameterSet<float> parameters)
    {
        foreach ((string name, Tensor<float> tensor) in parameters) writer.Add(prefix + name, tensor.Shape, tensor.Values);
    }

    private static void Copy(Weights source, ParameterSet<float> destination)
    {
        foreach ((string name, Tensor<float> tensor) in destination) source[name].Span.CopyTo(tensor.Span);
    }
}
