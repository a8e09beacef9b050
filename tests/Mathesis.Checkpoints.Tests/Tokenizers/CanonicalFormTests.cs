using CsCheck;

namespace Mathesis.Checkpoints.Tests;

public class CanonicalFormTests
{
    // From the Unicode Standard and its Annex 15: singletons, order of marks, blocked marks, exclusions, Hangul.
    [Theory]
    [InlineData("e\u0301", "\u00E9", "e\u0301")]
    [InlineData("\u212B", "\u00C5", "A\u030A")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307", "q\u0323\u0307")]
    [InlineData("\u1E69", "\u1E69", "s\u0323\u0307")]
    [InlineData("s\u0307\u0323", "\u1E69", "s\u0323\u0307")]
    [InlineData("\u1E0B\u0323", "\u1E0D\u0307", "d\u0323\u0307")]
    [InlineData("\uAC00\u11A8", "\uAC01", "\u1100\u1161\u11A8")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C", "\u1112\u1161\u11AB")]
    [InlineData("\u0958", "\u0915\u093C", "\u0915\u093C")]
    [InlineData("\uFB01", "\uFB01", "\uFB01")]
    [InlineData("a\u0315\u0300\u05AE\u0301b", "\u00E0\u05AE\u0301\u0315b", "a\u05AE\u0300\u0301\u0315b")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165", "\U0001D157\U0001D165")]
    [InlineData("\U000110A5\U000110BA", "\U000110AB", "\U000110A5\U000110BA")]
    public void FormsAreThoseOfTheStandard(string text, string composed, string decomposed)
    {
        Assert.Equal(composed, CanonicalForm.Compose(text));
        Assert.Equal(decomposed, CanonicalForm.Decompose(text));
    }

    [Fact]
    public void FormsOfFormsAreThemselves() =>
        Gen.OneOf(Gen.Int[0xC0, 0x24F], Gen.Int[0x300, 0x345], Gen.Int[0x1100, 0x11FF], Gen.Int[0x1E00, 0x1FFF], Gen.Int[0xAC00, 0xAD00])
            .Array[1, 8].Select(points => string.Concat(points.Select(char.ConvertFromUtf32))).Sample(text =>
            {
                string composed = CanonicalForm.Compose(text);
                string decomposed = CanonicalForm.Decompose(text);
                Assert.Equal(composed, CanonicalForm.Compose(composed));
                Assert.Equal(composed, CanonicalForm.Compose(decomposed));
                Assert.Equal(decomposed, CanonicalForm.Decompose(composed));
            }, iter: 2000);
}
