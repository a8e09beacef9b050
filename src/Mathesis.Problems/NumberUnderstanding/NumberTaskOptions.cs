using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>The settings of the number tasks.</summary>
public sealed record NumberTaskOptions : IOptions
{
    /// <summary>The greatest length.</summary>
    public const int LongestLength = 200;

    /// <summary>How the operands are written; null for the first way that the task has.</summary>
    public string? Form { get; init; }

    /// <summary>
    /// The lengths of the longer operand: a number or a range such as <c>1..8</c>, drawn uniformly; null for those of
    /// <see cref="Range"/>.
    /// </summary>
    public string? Length { get; init; }

    /// <summary>Which lengths are taken where none are given: paper 43's of training or of testing, which depend on the task and the form.</summary>
    public NumberRange Range { get; init; } = NumberRange.Training;

    /// <summary>The least length of the shorter operand, as a share of the longer one's, from 0 to 1.</summary>
    public double Shorter { get; init; }

    /// <summary>How the operands are drawn.</summary>
    public NumberVariant Variant { get; init; } = NumberVariant.Plain;

    /// <summary>Whether answers have the known errors of the published program, for comparison with it.</summary>
    public bool Compat { get; init; }

    /// <inheritdoc/>
    public void Validate()
    {
        if (Length is not null && LengthRange.Parse(Length, "length") is var range && (range.Low < 1 || range.High > LongestLength))
            throw new InputError($"the lengths {Length} are out of range", "length", $"expected lengths from 1 to {LongestLength}");
        if (Shorter is < 0 or > 1) throw new InputError($"{Shorter} is out of range", "shorter", "expected a share from 0 to 1");
    }
}
