using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>The options of the parity of some of many bits.</summary>
public sealed record ParityOptions : IOptions
{
    /// <summary>How many bits a question has, from 1 to 16.</summary>
    public int Bits { get; init; } = 10;

    /// <summary>How many of them count, the first ones, from 1 to <see cref="Bits"/>.</summary>
    public int Relevant { get; init; } = 4;

    /// <inheritdoc/>
    public void Validate()
    {
        if (Bits is < 1 or > 16) throw new InputError($"{Bits} is out of range", "bits", "expected a number of bits from 1 to 16");
        if (Relevant < 1 || Relevant > Bits) throw new InputError($"{Relevant} is out of range", "relevant", $"expected a number of bits from 1 to {Bits}");
    }
}
