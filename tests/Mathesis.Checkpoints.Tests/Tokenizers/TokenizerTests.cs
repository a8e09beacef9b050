using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Mathesis.Core;

namespace Mathesis.Checkpoints.Tests;

public partial class TokenizerTests
{
    private const string Minimal = """{"model":{"type":"BPE","vocab":{"a":0,"b":1,"ab":2},"merges":["a b"]}}""";

    private static readonly string[] parts =
        ["the", " The", "th", "e", "in", " ", "  ", "\n", "12", "'s", "n't", "é", "数", "𝑥", "😀", ".", "=", "x", " odd", "even"];

    private static readonly Gen<string> texts = Gen.Int[0, parts.Length - 1].Array[0, 20].Select(chosen => string.Concat(chosen.Select(index => parts[index])));

    [Fact]
    public void MergesAreThoseOfTheDefinition()
    {
        Tokenizer tokenizer = Tokenizer.Load(TokenizerData.PathOf("gpt2"));
        var naive = new NaiveBytePairs(TokenizerData.PathOf("gpt2"));
        texts.Sample(text =>
        {
            // No letter here lies beyond U+FFFF but 𝑥, which .NET's expressions do not know as one.
            string known = text.Replace("𝑥", "y", StringComparison.Ordinal);
            IEnumerable<int> expected = Words().Matches(known).SelectMany(word => naive.Encode(ByteAlphabet.Write(word.Value)));
            Assert.Equal(expected, tokenizer.Encode(known));
        }, iter: 300);
    }

    [Fact]
    public void LongWordsMergeAsByTheDefinition()
    {
        Tokenizer tokenizer = Tokenizer.Load(TokenizerData.PathOf("gpt2"));
        var naive = new NaiveBytePairs(TokenizerData.PathOf("gpt2"));
        Gen.Char["theinrsao"].Array[1, 300].Select(letters => new string(letters))
            .Sample(word => Assert.Equal(naive.Encode(word), tokenizer.Encode(word)), iter: 100);
    }

    [Theory]
    [InlineData("gpt2")]
    [InlineData("llama3")]
    [InlineData("llama")]
    public void DecodingGivesBackWhatWasEncoded(string name)
    {
        Tokenizer tokenizer = Tokenizer.Load(TokenizerData.PathOf(name));
        texts.Sample(text => Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text))), iter: 300);
    }

    [Fact]
    public void AnyUnicodeTextSurvivesByteLevelTokens()
    {
        Tokenizer tokenizer = Tokenizer.Load(TokenizerData.PathOf("gpt2"));
        Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Array[0, 12].Select(points => string.Concat(points.Select(char.ConvertFromUtf32)))
            .Sample(text => Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text))), iter: 500);
    }

    [Fact]
    public void AWordOfAHundredThousandLettersIsEncoded()
    {
        Tokenizer tokenizer = Tokenizer.Load(TokenizerData.PathOf("llama"));
        string text = string.Concat(Enumerable.Repeat("the sum of two ", 7000));
        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void TokensHaveNamesAndNumbers()
    {
        Tokenizer tokenizer = Tokenizer.Load(TokenizerData.PathOf("llama"));
        Assert.Equal([0, 1, 2], tokenizer.SpecialTokens);
        Assert.Equal("<s>", tokenizer.TokenOf(1));
        Assert.Equal(1, tokenizer.IdentityOf("<s>"));
        Assert.Null(tokenizer.TokenOf(tokenizer.Size));
        Assert.Null(tokenizer.IdentityOf("no such token"));
    }

    [Fact]
    public void TheLeastFileIsAModelAlone()
    {
        Tokenizer tokenizer = Tokenizer.Parse(Minimal, "minimal.json");
        Assert.Equal([2, 0, 2], tokenizer.Encode("abaab"));
        Assert.Equal("ab a", tokenizer.Decode([2, 0]));
        Assert.Equal(3, tokenizer.Size);
    }

    [Theory]
    [InlineData("{", "t.json, line 1: not JSON")]
    [InlineData("[]", "expected an object")]
    [InlineData("{}", "there is no \"model\"")]
    [InlineData("""{"model":{"type":"Unigram","vocab":[]}}""", "t.json: model: the model Unigram is not supported; expected BPE")]
    [InlineData("""{"model":{"type":"BPE","vocab":{},"merges":["a b"]}}""", "t.json: model.merges[0]: the token 'a' is not in the vocabulary")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":["a"]}}""", "expected two tokens with a space between them")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0,"b":0},"merges":[]}}""", "the tokens 'a' and 'b' have the same number 0")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":"x"},"merges":[]}}""", "t.json: model.vocab.a: \"x\" does not fit; expected an integer")]
    [InlineData("""{"model":{"type":"BPE","vocab":{},"merges":[],"end_of_word_suffix":"</w>"}}""", "the end_of_word_suffix \"</w>\" is not supported")]
    [InlineData("""{"normalizer":{"type":"Precompiled"},"model":{"type":"BPE","vocab":{},"merges":[]}}""", "t.json: normalizer: the normaliser Precompiled is not supported")]
    [InlineData("""{"pre_tokenizer":{"type":"UnicodeScripts"},"model":{"type":"BPE","vocab":{},"merges":[]}}""", "t.json: pre_tokenizer: the pre-tokenizer UnicodeScripts is not supported")]
    [InlineData("""{"decoder":{"type":"WordPiece"},"model":{"type":"BPE","vocab":{},"merges":[]}}""", "t.json: decoder: the decoder WordPiece is not supported")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"("},"behavior":"Isolated"},"model":{"type":"BPE","vocab":{},"merges":[]}}""", "the pattern ( cannot be read")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"String":" "},"behavior":"Odd"},"model":{"type":"BPE","vocab":{},"merges":[]}}""", "expected one of Removed, Isolated")]
    public void BadFilesAreRefusedWithTheField(string json, string expected)
    {
        InputError error = Assert.Throws<InputError>(() => Tokenizer.Parse(json, "t.json"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsNamed() =>
        Assert.Equal("/no/such/tokenizer.json: there is no such file", Assert.Throws<InputError>(() => Tokenizer.Load("/no/such/tokenizer.json")).Message);

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Words();
}
