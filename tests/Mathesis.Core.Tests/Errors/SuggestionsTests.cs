namespace Mathesis.Core.Tests;

public class SuggestionsTests
{
    private static readonly string[] Papers = ["grokking-progress", "grok-or-not", "goat", "margin-features"];

    [Theory]
    [InlineData("grokking-progres", "grokking-progress")]
    [InlineData("groking-progress", "grokking-progress")]
    [InlineData("GOAT", "goat")]
    [InlineData("gaot", "goat")]
    [InlineData("margin", "margin-features")]
    public void FindsTheNearest(string word, string expected) => Assert.Equal(expected, Suggestions.Nearest(word, Papers)[0]);

    [Fact]
    public void FarNamesAreNotSuggested() => Assert.Empty(Suggestions.Nearest("zzzzzz", Papers));

    [Fact]
    public void UnknownNamesGiveOneLine()
    {
        InputError error = Suggestions.Unknown("paper", "gaot", Papers);
        Assert.Equal("unknown paper 'gaot'; did you mean goat?", error.Message);
        Assert.Equal("unknown paper 'zzzzzz'; see mathesis papers", Suggestions.Unknown("paper", "zzzzzz", Papers, "mathesis papers").Message);
    }
}
