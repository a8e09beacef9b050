using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Papers;

/// <summary>The sizes of the study of ternary meta flip graphs.</summary>
public sealed record MetaStudyOptions : IOptions
{
    /// <summary>The most flips for each small size, in millions.</summary>
    public int SmallMillions { get; init; } = 400;

    /// <summary>The most flips of the walk for 4 x 4 matrices in ZT, in millions.</summary>
    public int WalkMillions { get; init; } = 2500;

    /// <summary>The most flips of the walk for 4 x 4 matrices modulo 2, in millions.</summary>
    public int BinaryMillions { get; init; } = 12_000;

    /// <summary>The rounds of the search across sizes.</summary>
    public int MetaRounds { get; init; } = 120;

    /// <summary>Flips of a walk across sizes in a round, in thousands.</summary>
    public int MetaThousands { get; init; } = 2000;

    /// <inheritdoc/>
    public void Validate()
    {
        Check(SmallMillions, "small-millions");
        Check(WalkMillions, "walk-millions");
        Check(BinaryMillions, "binary-millions");
        Check(MetaRounds, "meta-rounds");
        Check(MetaThousands, "meta-thousands");
    }

    private static void Check(int value, string name)
    {
        if (value is < 1 or > 100_000_000) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{value} is out of range"), name, "expected 1 to 100000000");
    }
}
