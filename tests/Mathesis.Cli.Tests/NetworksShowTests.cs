using System.Text.Json;

namespace Mathesis.Cli.Tests;

/// <summary>networks show on a tiny Hugging Face folder with a tokenizer of its own.</summary>
public sealed class NetworksShowTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-cli-").FullName;

    public NetworksShowTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "llama"));
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models", "llama")))
            File.Copy(file, Path.Combine(folder, "llama", Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder, "llama", "tokenizer.json"), """{"model":{"type":"BPE","vocab":{"a":3,"b":1,"ab":4},"merges":["a b"]}}""");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ShowsWhatTheNetworkIs()
    {
        JsonElement shown = ProgramRun.Of(["networks", "show", "llama", "--json"], folder).Json();
        Assert.Equal(1, shown.GetProperty("schema").GetInt32());
        Assert.Equal(50, shown.GetProperty("vocabulary").GetInt32());
        // Embedding and unembedding, and in each of two blocks attention with two key heads of four, SwiGLU and two norms; the last norm.
        Assert.Equal(2 * 50 * 16 + 2 * (2 * 16 * 16 + 2 * 16 * 8 + 3 * 16 * 24 + 2 * 16) + 16, shown.GetProperty("parameters").GetInt64());
        Assert.Contains(shown.GetProperty("points").EnumerateArray(), point => point.GetString() == "blocks.1.attn.hook_pattern");
        Assert.Equal("token-embedding", shown.GetProperty("specification").GetProperty("modules")[0].GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("next").ValueKind);
        ProgramRun printed = ProgramRun.Of(["networks", "show", "llama", "--points"], folder);
        Assert.Equal(0, printed.ExitCode);
        Assert.Contains("2 times block: attention (heads 4, headWidth 4, causal, keyHeads 2", printed.Output, StringComparison.Ordinal);
        Assert.Contains("blocks.1.attn.hook_pattern", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SaysWhatComesNext()
    {
        JsonElement text = ProgramRun.Of(["networks", "show", "llama", "--prompt", "abba", "--top", "50", "--json"], folder).Json();
        JsonElement tokens = ProgramRun.Of(["networks", "show", "llama", "--tokens", "4, 1 3", "--top", "50", "--json"], folder).Json();
        Assert.Equal([4, 1, 3], text.GetProperty("tokens").EnumerateArray().Select(token => token.GetInt32()));
        Assert.Equal(tokens.GetProperty("next").GetRawText(), text.GetProperty("next").GetRawText());
        Assert.Equal(1, text.GetProperty("next").EnumerateArray().Sum(next => next.GetProperty("probability").GetDouble()), 1e-6);
        double[] logits = [.. text.GetProperty("next").EnumerateArray().Select(next => next.GetProperty("logit").GetDouble())];
        Assert.Equal(logits.OrderDescending(), logits);
        ProgramRun printed = ProgramRun.Of(["networks", "show", "llama", "--prompt", "ab"], folder);
        Assert.Equal(0, printed.ExitCode);
        Assert.Contains("after ab", printed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("networks show llama --tokens 1,x", "'x' is not the number of a token")]
    [InlineData("networks show llama --tokens 50", "token 50")]
    [InlineData("networks show llama --tokens 1 --prompt a", "--prompt and --tokens exclude each other")]
    [InlineData("networks show llama --prompt a --top 0", "--top: 0 is out of range")]
    [InlineData("networks show llama --prompt c", "--prompt: the prompt has no tokens")]
    [InlineData("networks show none", "none: cannot read: there is no such file")]
    [InlineData("networks show .", "config.json: there is no such file")]
    public void BadInputIsOneLine(string arguments, string expected) =>
        Assert.Contains(expected, ProgramRun.Of(arguments.Split(' '), folder).AssertOneLineOfError(), StringComparison.Ordinal);
}
