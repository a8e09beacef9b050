using System.Text.Json;
using Mathesis.Checkpoints;

namespace Mathesis.Cli.Tests;

/// <summary>train, explain and probe on a network that takes a second to train.</summary>
public sealed class NetworkCommandTests : IClassFixture<NetworkCommandTests.TrainedNetwork>
{
    private readonly TrainedNetwork network;

    public NetworkCommandTests(TrainedNetwork network) => this.network = network;

    /// <summary>A folder with a trained network.</summary>
    public sealed class TrainedNetwork : IDisposable
    {
        public TrainedNetwork() => Training = ProgramRun.Of(
            ["train", "modular-addition", "--scale", "smoke", "--set", "modulus=7", "maximum-steps=60", "--to", "network.safetensors"], Folder);

        /// <summary>The folder.</summary>
        public string Folder { get; } = Directory.CreateTempSubdirectory("mathesis-cli-").FullName;

        /// <summary>What training printed.</summary>
        internal ProgramRun Training { get; }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }

    [Fact]
    public void TrainWritesTheNetworkAndAReport()
    {
        Assert.Equal("", network.Training.Error);
        Assert.Equal(0, network.Training.ExitCode);
        Assert.True(File.Exists(Path.Combine(network.Folder, "network.safetensors")));
        Assert.Contains("report: ", network.Training.Output, StringComparison.Ordinal);
        Assert.Contains("network: network.safetensors", network.Training.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ExplainSaysWhatTheNetworkIsAndHowItComputes()
    {
        JsonElement explanation = ProgramRun.Of(["explain", "network.safetensors", "--json", "--out", "explained"], network.Folder).Json();
        Assert.Equal(1, explanation.GetProperty("schema").GetInt32());
        Assert.Equal(49, explanation.GetProperty("questions").GetInt32());
        Assert.Equal(JsonValueKind.Object, explanation.GetProperty("circuit").ValueKind);
        Assert.True(File.Exists(Path.Combine(network.Folder, explanation.GetProperty("report").GetString()!)));
        ProgramRun printed = ProgramRun.Of(["explain", "network.safetensors", "--out", "explained"], network.Folder);
        Assert.Equal(0, printed.ExitCode);
        Assert.Contains("key frequencies", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProbeReadsEveryHookPoint()
    {
        JsonElement probe = ProgramRun.Of(["probe", "network.safetensors", "--json"], network.Folder).Json();
        Assert.Equal(1, probe.GetProperty("schema").GetInt32());
        Assert.NotEmpty(probe.GetProperty("points").EnumerateArray());
        ProgramRun printed = ProgramRun.Of(["probe", "network.safetensors"], network.Folder);
        Assert.Equal(0, printed.ExitCode);
        Assert.Contains("hook point", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void APersonsOwnTableCanBeTrainedOnAndAskedAbout()
    {
        string folder = Directory.CreateTempSubdirectory("mathesis-cli-").FullName;
        IEnumerable<string> rows =
            from first in Enumerable.Range(0, 6)
            from second in Enumerable.Range(0, 6)
            select $"{first},{second},{Math.Max(first, second)}";
        File.WriteAllLines(Path.Combine(folder, "largest.csv"), rows.Prepend("first,second,largest"));
        ProgramRun training = ProgramRun.Of(
            ["train", "--table", "largest.csv", "--scale", "smoke", "--set", "maximum-steps=40", "--to", "largest.safetensors", "--json"], folder);
        Assert.Equal("", training.Error);
        Assert.Equal(0, training.ExitCode);
        Assert.Equal("train", training.Json().GetProperty("slug").GetString());
        JsonElement explanation = ProgramRun.Of(["explain", "largest.safetensors", "--data", "largest.csv", "--json"], folder).Json();
        Assert.Equal(36, explanation.GetProperty("questions").GetInt32());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void DivergenceIsOneLineThatNamesTheStep()
    {
        string folder = Directory.CreateTempSubdirectory("mathesis-cli-").FullName;
        ProgramRun run = ProgramRun.Of(
            ["train", "modular-addition", "--scale", "smoke", "--set", "modulus=7", "engine=layers", "learning-rate=1e30", "--to", "network.safetensors"], folder);
        Assert.Equal(2, run.ExitCode);
        Assert.Matches("training loss became .+ at step [0-9]+; the last snapshot before it is kept: try a smaller learning rate", Assert.Single(run.Error.Trim().Split('\n')));
        Assert.False(File.Exists(Path.Combine(folder, "network.safetensors")));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("train", "nothing to train on", "modular-addition")]
    [InlineData("train modular-additoin", "unknown task 'modular-additoin'", "did you mean modular-addition or")]
    [InlineData("train modular-addition --set modulus=2", "modulus: 2 is too small", "expected")]
    [InlineData("train modular-addition --set modulus=x", "modulus: 'x' is not an integer", "modulus=")]
    [InlineData("train modular-addition --set fraction=0", "fraction: 0 is outside (0, 1)", "such as 0.3")]
    [InlineData("train modular-addition --set fraction=1.5", "fraction: 1.5 is outside (0, 1)", "such as 0.3")]
    [InlineData("train modular-addition --set heads=3", "heads: 3 heads do not divide the width", "expected")]
    [InlineData("train modular-addition --set modulo=7", "unknown option 'modulo'", "did you mean modulus?")]
    [InlineData("train --table absent.csv", "absent.csv", "")]
    [InlineData("train --table broken.csv", "broken.csv", "")]
    [InlineData("train modular-addition --to broken.csv/x", "cannot write", "broken.csv")]
    [InlineData("explain absent.safetensors", "absent.safetensors", "")]
    [InlineData("explain truncated.safetensors", "truncated.safetensors", "")]
    [InlineData("explain corrupt.safetensors", "corrupt.safetensors", "")]
    [InlineData("explain broken.csv", "broken.csv", "")]
    [InlineData("explain network.safetensors --data broken.csv", "broken.csv", "")]
    [InlineData("probe truncated.safetensors", "truncated.safetensors", "")]
    [InlineData("probe misfit.safetensors", "the weights do not fit the network: missing embed.W_E; unknown embed.W_X; wrong shape unembed.W_U [", "] instead of [")]
    [InlineData("probe untyped.safetensors", "modules[2]: Unembedding takes a residual stream, but the module before it gives logits", "")]
    [InlineData("explain", "missing <checkpoint>", "explain --help")]
    [InlineData("reproduce 105 --set modulus=2", "modulus: 2 is too small", "expected at least 3")]
    [InlineData("reproduce 105 --set fraction=1", "fraction: 1 is outside (0, 1)", "such as 0.3")]
    public void BadInputIsOneLine(string arguments, string wrong, string right)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(network.Folder, "network.safetensors"));
        string folder = Directory.CreateTempSubdirectory("mathesis-cli-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "network.safetensors"), bytes);
        File.WriteAllBytes(Path.Combine(folder, "truncated.safetensors"), bytes[..(bytes.Length / 2)]);
        WriteMisfits(folder);
        Array.Fill(bytes, (byte)0xFF, 0, 16);
        File.WriteAllBytes(Path.Combine(folder, "corrupt.safetensors"), bytes);
        File.WriteAllText(Path.Combine(folder, "broken.csv"), "a,b,answer\n1,2,3\n1,2\n");
        string line = ProgramRun.Of(arguments.Split(' '), folder).AssertOneLineOfError();
        Directory.Delete(folder, recursive: true);
        Assert.Contains(wrong, line, StringComparison.Ordinal);
        Assert.Contains(right, line, StringComparison.Ordinal);
    }

    /// <summary>The trained network with a tensor renamed and one turned, and one whose specification gives logits twice.</summary>
    private static void WriteMisfits(string folder)
    {
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(folder, "network.safetensors"));
        var misfit = new SafetensorsWriter();
        var untyped = new SafetensorsWriter();
        foreach ((string key, string value) in file.Metadata)
        {
            misfit.Metadata[key] = value;
            untyped.Metadata[key] = key == "mathesis.specification"
                ? """{"vocabulary":8,"context":3,"width":128,"outputs":8,"modules":[{"kind":"token-embedding"},{"kind":"unembedding"},{"kind":"unembedding"}]}""" : value;
        }
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            int[] shape = [.. tensor.Shape.Select(length => (int)length)];
            untyped.Add(tensor.Name, shape, file.ReadSingles(tensor.Name));
            if (tensor.Name == "unembed.W_U") Array.Reverse(shape);
            misfit.Add(tensor.Name == "embed.W_E" ? "embed.W_X" : tensor.Name, shape, file.ReadSingles(tensor.Name));
        }
        misfit.Write(Path.Combine(folder, "misfit.safetensors"));
        untyped.Write(Path.Combine(folder, "untyped.safetensors"));
    }
}
