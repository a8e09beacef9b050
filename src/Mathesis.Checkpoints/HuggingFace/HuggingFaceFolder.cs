using System.Collections.Immutable;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>
/// A model as Hugging Face's libraries save it: a folder with <c>config.json</c>, weights in <c>model.safetensors</c> or in shards
/// that <c>model.safetensors.index.json</c> lists, and often <c>tokenizer.json</c>. Tensors are read when asked for. Reads may run
/// in parallel.
/// </summary>
public sealed class HuggingFaceFolder : IDisposable
{
    private const string ConfigurationName = "config.json";
    private const string TokenizerName = "tokenizer.json";

    private readonly SafetensorsSet weights;

    private HuggingFaceFolder(string folder)
    {
        Folder = folder;
        Configuration = JsonReading.OfFile(Path.Combine(folder, ConfigurationName));
        weights = SafetensorsSet.Open(folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What <c>config.json</c> says.</summary>
    public JsonReading Configuration { get; }

    /// <summary>The names of all tensors, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => weights.Names;

    /// <summary>Whether a path is such a folder: it holds <c>config.json</c>.</summary>
    public static bool Exists(string path) => File.Exists(Path.Combine(path, ConfigurationName));

    /// <summary>Opens a folder and checks the headers of its weights.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="InputError">A file is missing or damaged, or a shard lacks a tensor that the index promises.</exception>
    public static HuggingFaceFolder Open(string path) => Directory.Exists(path)
        ? new HuggingFaceFolder(path)
        : throw new InputError("there is no such folder", path);

    /// <summary>Whether there is a tensor of that name.</summary>
    public bool Contains(string name) => weights.Contains(name);

    /// <summary>What a tensor is.</summary>
    /// <exception cref="InputError">There is none of that name; the error lists the nearest names.</exception>
    public SafetensorsTensor this[string name] => weights[name];

    /// <summary>Reads a tensor of floats.</summary>
    /// <param name="name">The tensor.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <returns>The elements in row-major order.</returns>
    /// <exception cref="InputError">There is no such tensor, it has another shape, or it does not hold floats.</exception>
    public float[] ReadSingles(string name, params ReadOnlySpan<long> shape)
    {
        ImmutableArray<long> found = this[name].Shape;
        return found.AsSpan().SequenceEqual(shape)
            ? weights.FileOf(name).ReadSingles(name)
            : throw new InputError($"tensor '{name}' has the shape [{string.Join(", ", found)}]", Folder, $"expected [{string.Join(", ", shape.ToArray())}] by {ConfigurationName}");
    }

    /// <summary>The tokenizer, or null where the folder has no <c>tokenizer.json</c>.</summary>
    /// <exception cref="InputError">The file is damaged or asks for what is not supported.</exception>
    public Tokenizer? LoadTokenizer()
    {
        string path = Path.Combine(Folder, TokenizerName);
        return File.Exists(path) ? Tokenizer.Load(path) : null;
    }

    /// <summary>Closes all files.</summary>
    public void Dispose() => weights.Dispose();
}
