namespace Mathesis.Checkpoints.Tests;

/// <summary>The files beside the tests.</summary>
internal static class TokenizerData
{
    /// <summary>The path of <c>data/NAME.json</c>.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Tokenizers", "data", $"{name}.json");
}
