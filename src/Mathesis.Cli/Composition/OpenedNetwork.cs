using System.Globalization;
using Mathesis.Checkpoints;
using Mathesis.Networks;

namespace Mathesis.Cli;

/// <summary>A network that a person named: a Hugging Face folder or a checkpoint of Mathesis.</summary>
/// <param name="Kind">What it is, in words.</param>
/// <param name="Specification">The network.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="Tokenizer">Its tokenizer, or null.</param>
internal sealed record OpenedNetwork(string Kind, NetworkSpecification Specification, Weights Weights, Tokenizer? Tokenizer)
{
    /// <summary>Opens a network.</summary>
    /// <exception cref="Core.InputError">It cannot be read, is damaged, or is not supported.</exception>
    public static OpenedNetwork Open(string path)
    {
        if (Directory.Exists(path))
        {
            HuggingFaceModel model = HuggingFaceModel.Load(path);
            return new OpenedNetwork($"{model.Architecture}, a Hugging Face folder", model.Specification, model.Weights, model.Tokenizer);
        }
        Checkpoint checkpoint = Checkpoint.Load(path);
        string trained = string.Create(CultureInfo.InvariantCulture, $"after {checkpoint.Step:N0} steps, seed {checkpoint.Seed}");
        return new OpenedNetwork($"{checkpoint.Task ?? "a network"} {trained}, a checkpoint of Mathesis", checkpoint.Specification, checkpoint.Weights, null);
    }
}
