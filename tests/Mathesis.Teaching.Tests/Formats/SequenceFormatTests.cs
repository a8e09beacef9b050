using Mathesis.Networks;
using Mathesis.Problems;

namespace Mathesis.Teaching.Tests;

public class SequenceFormatTests
{
    [Fact]
    public void PairsOfResiduesEndWithEqualsAndShareTheirSymbols()
    {
        FiniteTask task = new ModularAddition().Create(new Dictionary<string, string> { ["modulus"] = "5" });
        var format = new SequenceFormat(task);
        Assert.Equal((6, 6, 3), (format.Vocabulary, format.Outputs, format.Context));
        Examples examples = format.EncodeAll();
        Assert.Equal(25, examples.Count);
        for (int i = 0; i < 25; i++)
        {
            Assert.Equal([i / 5, i % 5, 5], examples.Inputs[i].ToArray());
            Assert.Equal((i / 5 + i % 5) % 5, examples.Targets[i]);
        }
    }

    [Fact]
    public void AnswersOfTheirOwnAreClassesOfTheirOwn()
    {
        var task = new FiniteTask("parity", ["0", "1"], ["even", "odd"], 3, [0, 1, 1, 1, 0, 0], [0, 1]);
        var format = new SequenceFormat(task);
        Assert.Equal((3, 2, 4), (format.Vocabulary, format.Outputs, format.Context));
        Assert.Equal([1, 0, 0, 2], format.Encode([1]).Inputs[0].ToArray());
    }
}
