using System.Text.Json;

namespace Mathesis.Checkpoints.Tests;

/// <summary>Against what Hugging Face's own library makes of the same texts with the same files; see <c>data/encode_texts.mjs</c>.</summary>
public class EncodingGoldenTests
{
    private static readonly JsonElement golden = ReadGolden();

    public static TheoryData<string> Names => [.. golden.GetProperty("tokenizers").EnumerateObject().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TextsAreEncodedAsByTheReference(string name)
    {
        Tokenizer tokenizer = Tokenizer.Load(TokenizerData.PathOf(name));
        foreach ((string text, JsonElement row) in Rows(name))
        {
            AssertSame(text, row.GetProperty("ids"), tokenizer.Encode(text), tokenizer);
            AssertSame(text, row.GetProperty("plain"), tokenizer.Encode(text, addsSpecialTokens: false), tokenizer);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TokensAreDecodedAsByTheReference(string name)
    {
        Tokenizer tokenizer = Tokenizer.Load(TokenizerData.PathOf(name));
        foreach ((_, JsonElement row) in Rows(name))
        {
            int[] tokens = Integers(row.GetProperty("ids"));
            Assert.Equal(row.GetProperty("decoded").GetString(), tokenizer.Decode(tokens));
            Assert.Equal(row.GetProperty("whole").GetString(), tokenizer.Decode(tokens, skipsSpecialTokens: false));
        }
    }

    private static void AssertSame(string text, JsonElement expected, int[] actual, Tokenizer tokenizer) =>
        Assert.True(
            Integers(expected).SequenceEqual(actual),
            $"'{text}': expected {string.Join(" ", Integers(expected).Select(tokenizer.TokenOf))}, got {string.Join(" ", actual.Select(tokenizer.TokenOf))}");

    private static IEnumerable<(string Text, JsonElement Row)> Rows(string name) =>
        golden.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!).Zip(golden.GetProperty("tokenizers").GetProperty(name).EnumerateArray());

    private static int[] Integers(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetInt32())];

    private static JsonElement ReadGolden()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(TokenizerData.PathOf("encodings")));
        return document.RootElement.Clone();
    }
}
