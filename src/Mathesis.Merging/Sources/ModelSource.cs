using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>A model of a plan, open: its tensors, its adapter, its small files.</summary>
internal sealed class ModelSource : IDisposable
{
    private readonly SafetensorsSet tensors;
    private readonly LoraAdapter? adapter;

    private ModelSource(ModelReference reference, string path, SafetensorsSet tensors, LoraAdapter? adapter)
    {
        Reference = reference;
        this.tensors = tensors;
        this.adapter = adapter;
        Folder = Directory.Exists(path) ? path : null;
    }

    /// <summary>What the plan calls it.</summary>
    public ModelReference Reference { get; }

    /// <summary>Its folder, or null when it is a single file.</summary>
    public string? Folder { get; }

    /// <summary>The names of its tensors, in ordinal order.</summary>
    public IReadOnlyList<string> Names => tensors.Names;

    /// <summary>The files with their lengths and times, for telling whether anything has changed.</summary>
    public IEnumerable<string> Identity =>
        tensors.Files.Concat(adapter?.Files ?? []).Select(file => new FileInfo(file.Where)).Select(info => FormattableString.Invariant($"{info.FullName} {info.Length} {info.LastWriteTimeUtc.Ticks}"));

    /// <summary>Opens a model.</summary>
    /// <param name="reference">The model.</param>
    /// <param name="stages">The folders of earlier stages, by name.</param>
    /// <exception cref="InputError">It cannot be read, or its adapter does not fit it.</exception>
    public static ModelSource Open(ModelReference reference, IReadOnlyDictionary<string, string> stages)
    {
        string path = stages.GetValueOrDefault(reference.Path, reference.Path);
        if (!Directory.Exists(path) && !File.Exists(path))
            throw new InputError($"there is no model '{reference.Path}'", reference.Where, "expected a folder or a .safetensors file: nothing is downloaded");
        SafetensorsSet tensors = SafetensorsSet.Open(path);
        try
        {
            LoraAdapter? adapter = reference.Adapter is { } folder ? LoraAdapter.Open(folder) : null;
            adapter?.CheckTargets(tensors);
            return new ModelSource(reference, path, tensors, adapter);
        }
        catch
        {
            tensors.Dispose();
            throw;
        }
    }

    /// <summary>A tensor under its name or one of its other names; null when there is none.</summary>
    public TensorSource? Find(string name)
    {
        string? found = tensors.Contains(name) ? name : TensorNames.Aliases(name).FirstOrDefault(tensors.Contains);
        if (found is null) return null;
        SafetensorsFile file = tensors.FileOf(found);
        TensorSource stored = new StoredTensor(file, file[found]);
        return adapter?.Apply(found, stored) ?? stored;
    }

    /// <summary>The path of a small file, or null when there is none.</summary>
    public string? FileOf(string name) => Folder is not null && File.Exists(Path.Combine(Folder, name)) ? Path.Combine(Folder, name) : null;

    /// <summary>Closes all files.</summary>
    public void Dispose()
    {
        tensors.Dispose();
        adapter?.Dispose();
    }
}
