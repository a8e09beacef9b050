using System.Globalization;
using System.Text.Json;
using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Weights that describe themselves: a safetensors file whose metadata say what the network is, what it was trained on and how
/// far. The same checkpoint gives the same bytes.
/// </summary>
/// <remarks>
/// Metadata keys: <c>mathesis.schema</c> (1), <c>mathesis.version</c>, <c>mathesis.specification</c> (JSON), <c>mathesis.seed</c>,
/// <c>mathesis.step</c>, and where known <c>mathesis.task</c>, <c>mathesis.task.parameters</c> (JSON), <c>mathesis.format</c>,
/// <c>mathesis.notes</c>. Tensors are named as in the specification and held as F32; F16, BF16 and F64 are read as well.
/// </remarks>
public sealed record Checkpoint
{
    private const string SchemaKey = "mathesis.schema";
    private const string VersionKey = "mathesis.version";
    private const string SpecificationKey = "mathesis.specification";
    private const string TaskKey = "mathesis.task";
    private const string TaskParametersKey = "mathesis.task.parameters";
    private const string FormatKey = "mathesis.format";
    private const string SeedKey = "mathesis.seed";
    private const string StepKey = "mathesis.step";
    private const string NotesKey = "mathesis.notes";
    private const string Schema = "1";

    /// <summary>The network.</summary>
    public required NetworkSpecification Specification { get; init; }

    /// <summary>The weights; they fit the specification.</summary>
    public required Weights Weights { get; init; }

    /// <summary>The task it was trained on, with its parameters in words: <c>modular-addition 113</c>. Null when not known.</summary>
    public string? Task { get; init; }

    /// <summary>The task's parameters as JSON, so that the task can be made again. Null when not known.</summary>
    public string? TaskParameters { get; init; }

    /// <summary>How problems were written as tokens: <c>a b =</c>. Null when not known.</summary>
    public string? Format { get; init; }

    /// <summary>The seed of the run.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many updates were made.</summary>
    public long Step { get; init; }

    /// <summary>The version of Mathesis that made it.</summary>
    public string Version { get; init; } = CurrentVersion;

    /// <summary>How it came to be, in words: the recipe and its options. Null when there is nothing to say.</summary>
    public string? Notes { get; init; }

    private static string CurrentVersion { get; } = typeof(Checkpoint).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Writes the checkpoint; the file exists whole or not at all.</summary>
    /// <param name="path">The file: <c>….safetensors</c>.</param>
    /// <param name="kinds">The kinds of modules, or null for this library's.</param>
    /// <exception cref="InputError">The weights do not fit the specification, or the place cannot be written.</exception>
    public void Save(string path, ModuleKinds? kinds = null)
    {
        Specification.Validate();
        Weights.RequireFit(Specification, path);
        var writer = new SafetensorsWriter();
        writer.Metadata[SchemaKey] = Schema;
        writer.Metadata[VersionKey] = Version;
        writer.Metadata[SpecificationKey] = (kinds ?? ModuleKinds.BuiltIn).Write(Specification);
        writer.Metadata[SeedKey] = Seed.ToString(CultureInfo.InvariantCulture);
        writer.Metadata[StepKey] = Step.ToString(CultureInfo.InvariantCulture);
        AddIfKnown(writer, TaskKey, Task);
        AddIfKnown(writer, TaskParametersKey, TaskParameters);
        AddIfKnown(writer, FormatKey, Format);
        AddIfKnown(writer, NotesKey, Notes);
        foreach ((string name, Tensor<float> tensor) in Weights.Tensors) writer.Add(name, tensor.Shape, tensor.Values);
        writer.Write(path);
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kinds">The kinds of modules, or null for this library's.</param>
    /// <exception cref="InputError">The file is damaged or not a checkpoint, or its weights do not fit its specification; one line says which.</exception>
    public static Checkpoint Load(string path, ModuleKinds? kinds = null)
    {
        using SafetensorsFile file = SafetensorsFile.Open(path);
        string schema = Require(file, path, SchemaKey);
        if (schema != Schema) throw new InputError($"the checkpoint has schema '{schema}'", path, $"expected schema {Schema}; a newer Mathesis may read it");
        NetworkSpecification specification = (kinds ?? ModuleKinds.BuiltIn).Read(Require(file, path, SpecificationKey), path);
        if (!ulong.TryParse(Require(file, path, SeedKey), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            throw new InputError($"{SeedKey} is not a non-negative integer", path);
        if (!long.TryParse(Require(file, path, StepKey), NumberStyles.None, CultureInfo.InvariantCulture, out long step))
            throw new InputError($"{StepKey} is not a non-negative integer", path);
        string? taskParameters = file.Metadata.GetValueOrDefault(TaskParametersKey);
        if (taskParameters is not null) RequireJson(taskParameters, path);
        return new Checkpoint
        {
            Specification = specification,
            Weights = WeightsFile.Read(file, specification, path),
            Task = file.Metadata.GetValueOrDefault(TaskKey),
            TaskParameters = taskParameters,
            Format = file.Metadata.GetValueOrDefault(FormatKey),
            Seed = seed,
            Step = step,
            Version = Require(file, path, VersionKey),
            Notes = file.Metadata.GetValueOrDefault(NotesKey),
        };
    }

    private static void AddIfKnown(SafetensorsWriter writer, string key, string? value)
    {
        if (value is not null) writer.Metadata[key] = value;
    }

    private static string Require(SafetensorsFile file, string path, string key) =>
        file.Metadata.TryGetValue(key, out string? value)
            ? value
            : throw new InputError($"not a Mathesis checkpoint: its metadata has no {key}", path, "give a file that Mathesis wrote");

    private static void RequireJson(string text, string path)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
        }
        catch (JsonException exception)
        {
            throw new InputError($"{TaskParametersKey} is not JSON", path, cause: exception);
        }
    }
}
