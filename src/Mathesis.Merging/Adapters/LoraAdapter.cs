using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>
/// A low-rank adapter as PEFT saves it: <c>adapter_config.json</c> and <c>adapter_model.safetensors</c>, for each module a pair A [rank, in] and
/// B [out, rank] whose product, scaled, is added to the module's matrix. What would change the function and is not understood (magnitude
/// vectors, biases, other kinds of adapters) is refused, never dropped.
/// </summary>
public sealed class LoraAdapter : IDisposable
{
    private const string Prefix = "base_model.model.";

    private readonly SafetensorsSet tensors;
    private readonly Dictionary<string, LoraModule> modules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> replacements = new(StringComparer.Ordinal);
    private readonly JsonReading configuration;

    private LoraAdapter(string folder)
    {
        Folder = folder;
        configuration = JsonReading.OfFile(Path.Combine(folder, "adapter_config.json"));
        CheckConfiguration();
        tensors = SafetensorsSet.Open(folder, "adapter_model");
        try
        {
            ReadNames();
        }
        catch
        {
            tensors.Dispose();
            throw;
        }
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The modules by the names of their tensors in the model: <c>model.layers.0.mlp.up_proj.weight</c>.</summary>
    public IReadOnlyDictionary<string, LoraModule> Modules => modules;

    /// <summary>Tensors that the adapter replaces whole, with the names they have in the adapter.</summary>
    public IReadOnlyDictionary<string, string> Replacements => replacements;

    /// <summary>The model that the adapter says it is for, or null.</summary>
    public string? BaseName => configuration.Optional("base_model_name_or_path")?.Text();

    /// <summary>The files.</summary>
    internal IEnumerable<SafetensorsFile> Files => tensors.Files;

    /// <summary>Opens an adapter's folder.</summary>
    /// <exception cref="InputError">It is no such adapter, or has parts that are not understood.</exception>
    public static LoraAdapter Open(string folder) => Directory.Exists(folder)
        ? new LoraAdapter(folder)
        : throw new InputError("there is no such folder", folder, "expected an adapter: adapter_config.json and adapter_model.safetensors");

    /// <summary>Reads a factor.</summary>
    /// <param name="name">Its name in the adapter.</param>
    /// <returns>The elements in row-major order.</returns>
    public double[] ReadFactor(string name) => tensors.FileOf(name).ReadDoubles(name);

    /// <summary>The adapter's contribution to a module, B A times its scale, as factors: left [rows, rank] with the scale, right [rank, columns].</summary>
    /// <param name="module">The module.</param>
    public (double[] Left, double[] Right) Factors(LoraModule module)
    {
        double[] a = ReadFactor(module.A);
        double[] b = ReadFactor(module.B);
        // The matrix of the module may be stored transposed: embeddings, and Conv1D layers.
        (double[] left, double[] right) = module.IsTransposed ? (Transpose(a, module.Rank, module.Rows), Transpose(b, module.Columns, module.Rank)) : (b, a);
        for (int i = 0; i < left.Length; i++) left[i] *= module.Scale;
        return (left, right);
    }

    /// <summary>Closes all files.</summary>
    public void Dispose() => tensors.Dispose();

    /// <summary>Checks that every module is there in the model, with the shape that the factors need.</summary>
    internal void CheckTargets(SafetensorsSet model)
    {
        foreach ((string name, LoraModule module) in modules)
        {
            if (!model.Contains(name)) throw new InputError($"the adapter is for '{name}', which the model lacks", Folder, $"expected an adapter for {model.Where}");
            SafetensorsTensor tensor = model[name];
            if (tensor.Shape.Length != 2 || tensor.Shape[0] != module.Rows || tensor.Shape[1] != module.Columns)
                throw new InputError($"the adapter's '{name}' has the shape [{module.Rows}, {module.Columns}], the model's [{string.Join(", ", tensor.Shape)}]", Folder, $"expected an adapter for {model.Where}");
        }
        foreach (string name in replacements.Keys)
            if (!model.Contains(name)) throw new InputError($"the adapter replaces '{name}', which the model lacks", Folder, $"expected an adapter for {model.Where}");
    }

    /// <summary>A tensor of the model with the adapter applied; null when the adapter leaves it.</summary>
    internal TensorSource? Apply(string name, TensorSource stored)
    {
        if (replacements.TryGetValue(name, out string? whole)) return new StoredTensor(tensors.FileOf(whole), tensors[whole]);
        if (!modules.TryGetValue(name, out LoraModule? module)) return null;
        return new AdaptedTensor(stored, () => Factors(module), module.Rank);
    }

    private void CheckConfiguration()
    {
        string kind = configuration.Text("peft_type");
        if (kind != "LORA") throw new InputError($"the adapter is of the kind {kind}", Folder, "expected LORA");
        if (configuration.Flag("use_dora", false)) throw new InputError("the adapter has magnitude vectors (DoRA)", Folder, "expected a plain LORA adapter");
        if (configuration.Optional("bias") is { } bias && bias.Text() != "none") throw new InputError($"the adapter trains biases ({bias.Text()})", Folder, "expected bias none");
        if (configuration.Flag("use_qalora", false)) throw new InputError("the adapter is of the kind QALoRA", Folder, "expected a plain LORA adapter");
    }

    private void ReadNames()
    {
        var pairs = new SortedDictionary<string, (string? A, string? B, bool IsEmbedding)>(StringComparer.Ordinal);
        foreach (string name in tensors.Names)
        {
            string bare = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
            if (Cut(bare, ".lora_A.weight") is { } a) pairs[a] = (name, pairs.GetValueOrDefault(a).B, false);
            else if (Cut(bare, ".lora_B.weight") is { } b) pairs[b] = (pairs.GetValueOrDefault(b).A, name, false);
            else if (Cut(bare, ".lora_embedding_A") is { } ea) pairs[ea] = (name, pairs.GetValueOrDefault(ea).B, true);
            else if (Cut(bare, ".lora_embedding_B") is { } eb) pairs[eb] = (pairs.GetValueOrDefault(eb).A, name, true);
            else if (bare.Contains(".lora_", StringComparison.Ordinal)) throw new InputError($"the adapter's tensor '{name}' is not understood", Folder, "expected lora_A and lora_B");
            else replacements[bare.Replace(".modules_to_save", "", StringComparison.Ordinal)] = name;
        }
        foreach ((string module, (string? a, string? b, bool isEmbedding)) in pairs)
        {
            if (a is null || b is null) throw new InputError($"the adapter lacks one of the two factors of '{module}'", Folder, "expected lora_A and lora_B");
            modules[module + ".weight"] = Module(module, a, b, isEmbedding);
        }
        if (modules.Count == 0 && replacements.Count == 0) throw new InputError("the adapter has no modules", Folder);
    }

    private LoraModule Module(string module, string a, string b, bool isEmbedding)
    {
        (SafetensorsTensor first, SafetensorsTensor second) = (tensors[a], tensors[b]);
        if (first.Shape.Length != 2 || second.Shape.Length != 2 || first.Shape[0] != second.Shape[1])
            throw new InputError($"the factors of '{module}' have the shapes [{string.Join(", ", first.Shape)}] and [{string.Join(", ", second.Shape)}]", Folder, "expected [rank, in] and [out, rank]");
        int rank = checked((int)first.Shape[0]);
        double alpha = Pattern("alpha_pattern", module) ?? configuration.Number("lora_alpha", 8);
        double scale = configuration.Flag("use_rslora", false) ? alpha / Math.Sqrt(rank) : alpha / rank;
        bool isTransposed = isEmbedding || configuration.Flag("fan_in_fan_out", false);
        (long rows, long columns) = isTransposed ? (first.Shape[1], second.Shape[0]) : (second.Shape[0], first.Shape[1]);
        return new LoraModule(module, a, b, checked((int)rows), checked((int)columns), rank, scale, isTransposed);
    }

    /// <summary>A pattern's value for a module: patterns are ends of names, or whole names.</summary>
    private double? Pattern(string field, string module)
    {
        foreach ((string pattern, JsonReading value) in configuration.Optional(field)?.Fields() ?? [])
            if (module == pattern || module.EndsWith("." + pattern, StringComparison.Ordinal)) return value.Number();
        return null;
    }

    private static string? Cut(string name, string end) => name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : null;

    private static double[] Transpose(double[] matrix, int rows, int columns)
    {
        double[] result = new double[matrix.Length];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) result[j * rows + i] = matrix[i * columns + j];
        return result;
    }
}
