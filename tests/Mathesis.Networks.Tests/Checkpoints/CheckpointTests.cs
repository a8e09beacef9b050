using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

public sealed class CheckpointTests : IDisposable
{
    private static readonly NetworkSpecification Small = NetworkSpecification.OneBlockTransformer(5, width: 8, heads: 2, headWidth: 4, hidden: 16);

    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-checkpoint-").FullName;

    private string FilePath => Path.Combine(folder, "a.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Checkpoint Example() => new()
    {
        Specification = Small,
        Weights = WeightInitialisation.Create(Small, 1),
        Task = "modular-addition 5",
        TaskParameters = """{"modulus":5}""",
        Format = "a b =",
        Seed = ulong.MaxValue,
        Step = 1_234_567_890_123,
        Notes = "two lines\nand \"quotes\"",
    };

    [Fact]
    public void What_was_saved_is_loaded()
    {
        Checkpoint saved = Example();
        saved.Save(FilePath);
        Checkpoint loaded = Checkpoint.Load(FilePath);
        Assert.Equal(saved with { Weights = loaded.Weights }, loaded);
        Assert.Equal(saved.Weights.Names, loaded.Weights.Names);
        foreach ((string name, Tensor<float> tensor) in saved.Weights.Tensors) Assert.Equal(tensor.Values, loaded.Weights[name].Values);

        byte[] first = File.ReadAllBytes(FilePath);
        loaded.Save(FilePath);
        Assert.Equal(first, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_listed_in_one_line()
    {
        Weights weights = WeightInitialisation.Create(Small, 1);
        var wrong = new Weights();
        foreach ((string name, Tensor<float> tensor) in weights.Tensors)
        {
            if (name == "blocks.0.mlp.b_in") continue;
            wrong.Add(name, name == "unembed.W_U" ? new Tensor<float>(tensor.Values, tensor.Shape[1], tensor.Shape[0]) : tensor);
        }
        wrong.Add("extra", new Tensor<float>(1));
        WriteFile(wrong, Metadata());
        InputError error = Assert.Throws<InputError>(() => Checkpoint.Load(FilePath));
        Assert.Equal(
            $"{FilePath}: the weights do not fit the network: missing blocks.0.mlp.b_in; unknown extra; wrong shape unembed.W_U [6, 8] instead of [8, 6]",
            error.Message);
        Assert.Throws<InputError>(() => (Example() with { Weights = wrong }).Save(FilePath));
    }

    [Theory]
    [InlineData("mathesis.schema", null, "not a Mathesis checkpoint")]
    [InlineData("mathesis.schema", "2", "schema '2'")]
    [InlineData("mathesis.specification", null, "no mathesis.specification")]
    [InlineData("mathesis.specification", "{", "not a specification")]
    [InlineData("mathesis.seed", "-1", "mathesis.seed is not")]
    [InlineData("mathesis.step", "1.5", "mathesis.step is not")]
    [InlineData("mathesis.task.parameters", "{", "mathesis.task.parameters is not JSON")]
    [InlineData("mathesis.version", null, "no mathesis.version")]
    public void Damaged_metadata_are_named_in_one_line(string key, string? value, string message)
    {
        Dictionary<string, string> metadata = Metadata();
        metadata.Remove(key);
        if (value is not null) metadata[key] = value;
        WriteFile(WeightInitialisation.Create(Small, 1), metadata);
        InputError error = Assert.Throws<InputError>(() => Checkpoint.Load(FilePath));
        Assert.StartsWith(FilePath, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Half_precision_files_are_read()
    {
        Weights weights = WeightInitialisation.Create(Small, 1);
        var writer = new SafetensorsWriter();
        foreach ((string key, string value) in Metadata()) writer.Metadata[key] = value;
        foreach ((string name, Tensor<float> tensor) in weights.Tensors)
        {
            long[] shape = new long[tensor.Rank];
            for (int i = 0; i < shape.Length; i++) shape[i] = tensor.Shape[i];
            writer.Add(name, SafetensorsType.BFloat16, shape, stream =>
            {
                foreach (float value in tensor.Values) stream.Write(BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)));
            });
        }
        writer.Write(FilePath);
        Weights read = Checkpoint.Load(FilePath).Weights;
        foreach ((string name, Tensor<float> tensor) in weights.Tensors)
        {
            for (int i = 0; i < tensor.Length; i++)
                Assert.Equal(BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(tensor.Values[i]) & 0xFFFF0000), read[name].Values[i]);
        }
    }

    [Fact]
    public void Random_damage_never_gives_another_exception()
    {
        Example().Save(FilePath);
        byte[] whole = File.ReadAllBytes(FilePath);
        int header = BitConverter.ToInt32(whole) + 8;
        var stream = new RandomStream("tests/damage", 1);
        for (int round = 0; round < 2000; round++)
        {
            byte[] damaged = [.. whole];
            for (int change = stream.NextBelow(3); change >= 0; change--) damaged[stream.NextBelow(header)] = (byte)stream.NextBelow(256);
            if (round % 4 == 0) damaged = damaged[..stream.NextBelow(damaged.Length)];
            File.WriteAllBytes(FilePath, damaged);
            try
            {
                Checkpoint.Load(FilePath).Weights.RequireFit(Small);
            }
            catch (InputError error)
            {
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    private static Dictionary<string, string> Metadata() => new()
    {
        ["mathesis.schema"] = "1",
        ["mathesis.version"] = "0.1.0",
        ["mathesis.specification"] = ModuleKinds.BuiltIn.Write(Small),
        ["mathesis.seed"] = "1",
        ["mathesis.step"] = "0",
    };

    private void WriteFile(Weights weights, Dictionary<string, string> metadata)
    {
        var writer = new SafetensorsWriter();
        foreach ((string key, string value) in metadata) writer.Metadata[key] = value;
        foreach ((string name, Tensor<float> tensor) in weights.Tensors) writer.Add(name, tensor.Shape, tensor.Values);
        writer.Write(FilePath);
    }
}
