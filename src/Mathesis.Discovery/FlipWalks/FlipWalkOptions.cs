using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Discovery;

/// <summary>How a walk climbs out of places without reductions.</summary>
public sealed record FlipWalkOptions : IOptions
{
    /// <summary>After how many flips without a lower rank a product is split into two (a plus transition).</summary>
    public int PlusEvery { get; init; } = 500;

    /// <summary>Plus transitions happen only below the best rank plus this.</summary>
    public int Slack { get; init; } = 3;

    /// <inheritdoc/>
    public void Validate()
    {
        if (PlusEvery is < 1 or > 1_000_000_000) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{PlusEvery} is out of range"), "plus-every", "expected 1 to 1000000000");
        if (Slack is < 0 or > 100) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{Slack} is out of range"), "slack", "expected 0 to 100");
    }
}
