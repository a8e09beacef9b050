using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>
/// The tensors of one model, wherever they lie: one file, a folder with <c>model.safetensors</c>, shards that an index lists, or a
/// folder of safetensors files without an index. Opening reads headers alone. Reads may run in parallel.
/// </summary>
public sealed class SafetensorsSet : IDisposable
{
    private const string IndexSuffix = ".safetensors.index.json";

    private readonly Dictionary<string, SafetensorsFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SafetensorsFile> fileOf = new(StringComparer.Ordinal);

    private SafetensorsSet(string path) => Where = path;

    /// <summary>The file or folder.</summary>
    public string Where { get; }

    /// <summary>The names of all tensors, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The files, in the order of their names.</summary>
    public IReadOnlyList<SafetensorsFile> Files => [.. files.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];

    /// <summary>Opens a file or folder and checks the headers.</summary>
    /// <param name="path">A <c>.safetensors</c> file, or a folder that holds some.</param>
    /// <param name="baseName">What the weights' files are called in a folder: <c>model</c>, or <c>adapter_model</c>.</param>
    /// <exception cref="InputError">There are no weights, a file is damaged, or a shard lacks a tensor that the index promises.</exception>
    public static SafetensorsSet Open(string path, string baseName = "model")
    {
        var set = new SafetensorsSet(path);
        try
        {
            if (File.Exists(path)) set.AddAll(set.OpenFile(path));
            else if (Directory.Exists(path)) set.OpenFolder(baseName);
            else throw new InputError("there is no such file or folder", path);
            set.Names = [.. set.fileOf.Keys.Order(StringComparer.Ordinal)];
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a tensor of that name.</summary>
    public bool Contains(string name) => fileOf.ContainsKey(name);

    /// <summary>What a tensor is.</summary>
    /// <exception cref="InputError">There is none of that name; the error lists the nearest names.</exception>
    public SafetensorsTensor this[string name] => FileOf(name)[name];

    /// <summary>The file that holds a tensor.</summary>
    /// <exception cref="InputError">There is none of that name; the error lists the nearest names.</exception>
    public SafetensorsFile FileOf(string name) =>
        fileOf.TryGetValue(name, out SafetensorsFile? file) ? file : throw Suggestions.Unknown("tensor", name, Names, $"the weights in {Where}");

    /// <summary>Closes all files.</summary>
    public void Dispose()
    {
        foreach (SafetensorsFile file in files.Values) file.Dispose();
    }

    private void OpenFolder(string baseName)
    {
        string whole = Path.Combine(Where, baseName + ".safetensors");
        string index = Path.Combine(Where, baseName + IndexSuffix);
        if (File.Exists(whole)) AddAll(OpenFile(whole));
        else if (File.Exists(index)) OpenShards(index);
        else if (Directory.EnumerateFiles(Where, "*.safetensors").Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } all)
        {
            foreach (string file in all) AddAll(OpenFile(file));
        }
        else
        {
            bool hasPickles = Directory.EnumerateFiles(Where, "*.bin").Any();
            throw new InputError(
                hasPickles ? "the weights are pickled Python objects (pytorch_model.bin), which are not read" : "there are no weights",
                Where, $"expected {baseName}.safetensors or {baseName}{IndexSuffix}");
        }
    }

    private void OpenShards(string index)
    {
        foreach ((string name, JsonReading place) in JsonReading.OfFile(index).Required("weight_map").Fields())
        {
            string fileName = place.Text();
            // A name of a folder elsewhere would read what the person did not name.
            if (Path.GetFileName(fileName) != fileName) throw place.Unfit("the name of a file in the same folder");
            SafetensorsFile shard = OpenFile(Path.Combine(Where, fileName));
            if (!shard.Contains(name)) throw new InputError($"{fileName} has no tensor '{name}'", place.Where);
            fileOf[name] = shard;
        }
    }

    private void AddAll(SafetensorsFile file)
    {
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (!fileOf.TryAdd(tensor.Name, file))
                throw new InputError($"the tensor '{tensor.Name}' lies in {Path.GetFileName(fileOf[tensor.Name].Where)} and in {Path.GetFileName(file.Where)}", Where, "expected each once");
        }
    }

    private SafetensorsFile OpenFile(string path)
    {
        if (!files.TryGetValue(path, out SafetensorsFile? file)) files.Add(path, file = SafetensorsFile.Open(path));
        return file;
    }
}
