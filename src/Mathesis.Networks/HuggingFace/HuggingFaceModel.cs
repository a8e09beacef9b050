using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// A network from a Hugging Face folder: <c>config.json</c>, safetensors, and where there is one the tokenizer. The architectures
/// are an open set, <see cref="IHuggingFaceArchitecture"/>; dropout, which only training knows, is left out.
/// </summary>
public sealed record HuggingFaceModel
{
    /// <summary>What the configuration calls the architecture: <c>llama</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The network.</summary>
    public required NetworkSpecification Specification { get; init; }

    /// <summary>The weights, in float32; they fit the specification.</summary>
    public required Weights Weights { get; init; }

    /// <summary>The tokenizer, or null where the folder has none.</summary>
    public Tokenizer? Tokenizer { get; init; }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="registry">Where architectures are registered, or null for this library's.</param>
    /// <exception cref="InputError">
    /// A file is missing or damaged; the architecture or a field of its configuration is not supported; tensors are missing, have
    /// another shape, or are none of the architecture's.
    /// </exception>
    public static HuggingFaceModel Load(string folder, Registry? registry = null)
    {
        using HuggingFaceFolder files = HuggingFaceFolder.Open(folder);
        registry ??= Registry.Compose(Registrations.AddTo);
        JsonReading type = files.Configuration.Required("model_type");
        IReadOnlyCollection<string> supported = [.. registry.Names<IHuggingFaceArchitecture>()];
        if (!supported.Contains(type.Text()))
            throw new InputError($"the architecture {type.Text()} is not supported", type.Where, $"expected one of {string.Join(", ", supported)}");
        IHuggingFaceArchitecture architecture = registry.Create<IHuggingFaceArchitecture>(type.Text(), "architecture");

        NetworkSpecification specification = architecture.Specify(files.Configuration);
        specification.Validate();
        var tensors = new HuggingFaceTensors(files);
        architecture.Read(specification, tensors);
        bool isTied = specification.Modules[^1] is Unembedding { Tied: true };
        string[] strange = [.. files.Names.Where(name => !tensors.Known.Contains(name) && !architecture.IsTable(name) && !(isTied && IsUnembedding(name)))];
        if (strange.Length > 0)
        {
            string shown = string.Join(", ", strange.Take(5)) + (strange.Length > 5 ? $" and {strange.Length - 5} more" : "");
            throw new InputError($"the weights have tensors that {type.Text()} as configured does not have: {shown}", folder);
        }
        return new HuggingFaceModel
        {
            Architecture = type.Text(),
            Specification = specification,
            Weights = tensors.ToWeights(specification),
            Tokenizer = files.LoadTokenizer(),
        };

        // A tied matrix may be saved twice.
        static bool IsUnembedding(string name) => name is "lm_head.weight" or "embed_out.weight";
    }
}
