using Mathesis.Core;

namespace Mathesis.Checkpoints.Tests;

public sealed class HuggingFaceFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-folder-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AFolderOfOneFileIsRead()
    {
        Write("config.json", """{"model_type":"x","sizes":[1,2]}""");
        WriteTensors("model.safetensors", ("a", 1), ("b", 2));
        using HuggingFaceFolder read = HuggingFaceFolder.Open(folder);
        Assert.Equal("x", read.Configuration.Text("model_type"));
        Assert.Equal(["a", "b"], read.Names);
        Assert.Equal([2f, 2f, 2f], read.ReadSingles("b", 3));
        Assert.True(read.Contains("a"));
        Assert.False(read.Contains("c"));
        Assert.Null(read.LoadTokenizer());
    }

    [Fact]
    public void ShardsAreReadByTheirIndex()
    {
        Write("config.json", "{}");
        WriteTensors("s1.safetensors", ("a", 1));
        WriteTensors("s2.safetensors", ("b", 2));
        Write("model.safetensors.index.json", """{"weight_map":{"a":"s1.safetensors","b":"s2.safetensors"}}""");
        using HuggingFaceFolder read = HuggingFaceFolder.Open(folder);
        Assert.Equal([1f, 1f, 1f], read.ReadSingles("a", 3));
        Assert.Equal([2f, 2f, 2f], read.ReadSingles("b", 3));
    }

    [Fact]
    public void TheTokenizerIsRead()
    {
        Write("config.json", "{}");
        WriteTensors("model.safetensors", ("a", 1));
        File.Copy(TokenizerData.PathOf("gpt2"), Path.Combine(folder, "tokenizer.json"));
        using HuggingFaceFolder read = HuggingFaceFolder.Open(folder);
        Assert.Equal("even", read.LoadTokenizer()!.Decode(read.LoadTokenizer()!.Encode("even")));
    }

    [Fact]
    public void MissingFilesAreNamed()
    {
        AssertError("config.json: there is no such file");
        Write("config.json", "{}");
        AssertError("there are no weights; expected model.safetensors or model.safetensors.index.json");
        Write("pytorch_model.bin", "");
        AssertError("the weights are pickled Python objects (pytorch_model.bin), which are not read");
        Write("model.safetensors.index.json", """{"weight_map":{"a":"s1.safetensors"}}""");
        AssertError("s1.safetensors: cannot read: there is no such file");
        WriteTensors("s1.safetensors", ("b", 1));
        AssertError("model.safetensors.index.json: weight_map.a: s1.safetensors has no tensor 'a'");
        Write("model.safetensors.index.json", """{"weight_map":{"a":"../s1.safetensors"}}""");
        AssertError("expected the name of a file in the same folder");
        Assert.Contains("there is no such folder", Assert.Throws<InputError>(() => HuggingFaceFolder.Open(Path.Combine(folder, "none"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherShapeAndAnUnknownTensorAreRefused()
    {
        Write("config.json", "{}");
        WriteTensors("model.safetensors", ("layer.weight", 1));
        using HuggingFaceFolder read = HuggingFaceFolder.Open(folder);
        Assert.Contains(
            "tensor 'layer.weight' has the shape [3]; expected [2, 2] by config.json",
            Assert.Throws<InputError>(() => read.ReadSingles("layer.weight", 2, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("layer.weight", Assert.Throws<InputError>(() => read["layer.weigth"]).Message, StringComparison.Ordinal);
    }

    private void AssertError(string expected) =>
        Assert.Contains(expected, Assert.Throws<InputError>(() => HuggingFaceFolder.Open(folder)).Message, StringComparison.Ordinal);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    private void WriteTensors(string name, params (string Name, float Value)[] tensors)
    {
        var writer = new SafetensorsWriter();
        foreach ((string tensor, float value) in tensors) writer.Add(tensor, [3], [value, value, value]);
        writer.Write(Path.Combine(folder, name));
    }
}
