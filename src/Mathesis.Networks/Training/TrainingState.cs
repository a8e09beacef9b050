using System.Globalization;
using System.Numerics;
using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The state of a trainer as a safetensors file: tensors, and as metadata the step and what the state belongs to.</summary>
/// <param name="identity">What must be the same in the trainer that reads it, by name.</param>
/// <param name="parts">The tensors, each set with what stands before its names.</param>
internal sealed class TrainingState<T>(IReadOnlyList<(string Key, string Value)> identity, IReadOnlyList<(string Prefix, ParameterSet<T> Values)> parts)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string StepKey = "step";
    private const string Where = "training state";
    private const string Expected = "expected a state that a trainer wrote";

    /// <summary>Writes the state.</summary>
    public void Write(Stream stream, long step)
    {
        var writer = new SafetensorsWriter();
        foreach ((string key, string value) in identity) writer.Metadata[key] = value;
        writer.Metadata[StepKey] = step.ToString(CultureInfo.InvariantCulture);
        foreach ((string name, Tensor<T> tensor) in Tensors())
        {
            if (tensor.Values is float[] singles) writer.Add(name, tensor.Shape, singles);
            else writer.Add(name, tensor.Shape, Array.ConvertAll(tensor.Values, double.CreateChecked));
        }
        writer.Write(stream);
    }

    /// <summary>Reads a state into the tensors and gives its step; a state that does not fit changes nothing.</summary>
    /// <exception cref="InputError">The state is damaged or belongs to something else.</exception>
    public long Read(Stream stream)
    {
        using SafetensorsFile file = SafetensorsFile.Read(stream, Where);
        foreach ((string key, string value) in identity) Require(file, key, value);
        if (!long.TryParse(file.Metadata.GetValueOrDefault(StepKey), NumberStyles.None, CultureInfo.InvariantCulture, out long step))
            throw new InputError("the step is missing or not a number", Where, Expected);
        // All is read before anything is changed.
        (Tensor<T> To, double[] Values)[] read = [.. Tensors().Select(entry => (entry.Tensor, Read(file, entry.Name, entry.Tensor)))];
        foreach ((Tensor<T> to, double[] values) in read)
        {
            for (int i = 0; i < values.Length; i++) to.Values[i] = T.CreateChecked(values[i]);
        }
        return step;
    }

    private static void Require(SafetensorsFile file, string key, string expected)
    {
        if (!file.Metadata.TryGetValue(key, out string? found)) throw new InputError($"the {key} is missing", Where, Expected);
        if (found != expected) throw new InputError($"the state has another {key}: {found}", Where, $"expected {expected}");
    }

    private static double[] Read(SafetensorsFile file, string name, Tensor<T> tensor)
    {
        if (!file.Contains(name)) throw new InputError($"the tensor {name} is missing", Where, Expected);
        double[] values = file.ReadDoubles(name);
        if (values.Length != tensor.Length) throw new InputError($"the tensor {name} has {values.Length} values", Where, $"expected {tensor.Length}");
        return values;
    }

    private IEnumerable<(string Name, Tensor<T> Tensor)> Tensors() => parts.SelectMany(part => part.Values.Select(pair => (part.Prefix + pair.Key, pair.Value)));
}
