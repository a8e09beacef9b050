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
    private const string WholeName = "model.safetensors";
    private const string IndexName = "model.safetensors.index.json";
    private const string TokenizerName = "tokenizer.json";

    private readonly Dictionary<string, SafetensorsFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SafetensorsFile> fileOf = new(StringComparer.Ordinal);

    private HuggingFaceFolder(string folder)
    {
        Folder = folder;
        Configuration = JsonReading.OfFile(Path.Combine(folder, ConfigurationName));
        try
        {
            OpenFiles();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What <c>config.json</c> says.</summary>
    public JsonReading Configuration { get; }

    /// <summary>The names of all tensors, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names { get; private set; } = [];

    /// <summary>Whether a path is such a folder: it holds <c>config.json</c>.</summary>
    public static bool Exists(string path) => File.Exists(Path.Combine(path, ConfigurationName));

    /// <summary>Opens a folder and checks the headers of its weights.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="InputError">A file is missing or damaged, or a shard lacks a tensor that the index promises.</exception>
    public static HuggingFaceFolder Open(string path) => Directory.Exists(path)
        ? new HuggingFaceFolder(path)
        : throw new InputError("there is no such folder", path);

    /// <summary>Whether there is a tensor of that name.</summary>
    public bool Contains(string name) => fileOf.ContainsKey(name);

    /// <summary>What a tensor is.</summary>
    /// <exception cref="InputError">There is none of that name; the error lists the nearest names.</exception>
    public SafetensorsTensor this[string name] => FileOf(name)[name];

    /// <summary>Reads a tensor of floats.</summary>
    /// <param name="name">The tensor.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <returns>The elements in row-major order.</returns>
    /// <exception cref="InputError">There is no such tensor, it has another shape, or it does not hold floats.</exception>
    public float[] ReadSingles(string name, params ReadOnlySpan<long> shape)
    {
        ImmutableArray<long> found = this[name].Shape;
        return found.AsSpan().SequenceEqual(shape)
            ? FileOf(name).ReadSingles(name)
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
    public void Dispose()
    {
        foreach (SafetensorsFile file in files.Values) file.Dispose();
    }

    private void OpenFiles()
    {
        string index = Path.Combine(Folder, IndexName);
        if (File.Exists(Path.Combine(Folder, WholeName)))
        {
            SafetensorsFile whole = OpenFile(WholeName);
            foreach (SafetensorsTensor tensor in whole.Tensors) fileOf.Add(tensor.Name, whole);
        }
        else if (File.Exists(index))
        {
            foreach ((string name, JsonReading place) in JsonReading.OfFile(index).Required("weight_map").Fields())
            {
                string fileName = place.Text();
                // A name of a folder elsewhere would read what the person did not name.
                if (Path.GetFileName(fileName) != fileName) throw place.Unfit("the name of a file in the same folder");
                SafetensorsFile shard = OpenFile(fileName);
                if (!shard.Contains(name)) throw new InputError($"{fileName} has no tensor '{name}'", place.Where);
                fileOf[name] = shard;
            }
        }
        else
        {
            bool hasPickles = Directory.EnumerateFiles(Folder, "pytorch_model*.bin").Any();
            throw new InputError(
                hasPickles ? "the weights are pickled Python objects (pytorch_model.bin), which are not read" : "there are no weights", Folder, $"expected {WholeName} or {IndexName}");
        }
        Names = [.. fileOf.Keys.Order(StringComparer.Ordinal)];
    }

    private SafetensorsFile OpenFile(string fileName)
    {
        if (!files.TryGetValue(fileName, out SafetensorsFile? file)) files.Add(fileName, file = SafetensorsFile.Open(Path.Combine(Folder, fileName)));
        return file;
    }

    private SafetensorsFile FileOf(string name) =>
        fileOf.TryGetValue(name, out SafetensorsFile? file) ? file : throw Suggestions.Unknown("tensor", name, Names, $"the weights in {Folder}");
}
