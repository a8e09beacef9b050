using System.Globalization;
using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging.Tests;

/// <summary>Small models in a folder of their own, and merges of them.</summary>
internal sealed class TestModels : IDisposable
{
    private int outputs;

    /// <summary>The folder of everything.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mathesis-merging-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Writes a model of F32 tensors.</summary>
    /// <returns>Its folder.</returns>
    public string Write(string name, params ReadOnlySpan<(string Name, int[] Shape, float[] Values)> tensors)
    {
        var writer = new SafetensorsWriter { Metadata = { ["format"] = "pt" } };
        foreach ((string tensor, int[] shape, float[] values) in tensors) writer.Add(tensor, shape, values);
        string folder = Path.Combine(Folder, name);
        Directory.CreateDirectory(folder);
        writer.Write(Path.Combine(folder, "model.safetensors"));
        return folder;
    }

    /// <summary>Writes a model of one tensor.</summary>
    public string Write(string name, int[] shape, float[] values) => Write(name, ("weight", shape, values));

    /// <summary>Writes a model of bytes of one type.</summary>
    public string WriteBytes(string name, params ReadOnlySpan<(string Name, SafetensorsType Type, long[] Shape, byte[] Bytes)> tensors)
    {
        var writer = new SafetensorsWriter();
        foreach ((string tensor, SafetensorsType type, long[] shape, byte[] bytes) in tensors) writer.Add(tensor, type, shape, stream => stream.Write(bytes));
        string folder = Path.Combine(Folder, name);
        Directory.CreateDirectory(folder);
        writer.Write(Path.Combine(folder, "model.safetensors"));
        return folder;
    }

    /// <summary>Normal numbers.</summary>
    public static float[] Random(string purpose, int count, double scale = 1, ulong seed = 1)
    {
        var stream = new RandomStream("tests/merging/" + purpose, seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float)(scale * stream.NextGaussian());
        return values;
    }

    /// <summary>Merges by a plan into a new folder.</summary>
    public (MergeReport Report, string Folder) Merge(string plan, MergeOptions? options = null)
    {
        string folder = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"out{outputs++}"));
        return (MergeRun.Run(PlanReader.Read(plan, "plan.yaml"), folder, options ?? new MergeOptions { Threads = 2 }), folder);
    }

    /// <summary>Merges, and reads one tensor of the result.</summary>
    public double[] MergeOne(string plan, MergeOptions? options = null, string tensor = "weight")
    {
        using SafetensorsSet set = SafetensorsSet.Open(Merge(plan, options).Folder);
        return set.FileOf(tensor).ReadDoubles(tensor);
    }

    /// <summary>Merges, and reads the bytes of one tensor of the result.</summary>
    public byte[] MergeBytes(string plan, string tensor)
    {
        using SafetensorsSet set = SafetensorsSet.Open(Merge(plan).Folder);
        return set.FileOf(tensor).ReadBytes(tensor);
    }

    /// <summary>The line that a merge is refused with.</summary>
    public string Refusal(string plan, MergeOptions? options = null)
    {
        int before = Directory.GetFileSystemEntries(Folder).Length;
        InputError error = Assert.Throws<InputError>(() => Merge(plan, options));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(before, Directory.GetFileSystemEntries(Folder).Length);
        return error.Message;
    }
}
