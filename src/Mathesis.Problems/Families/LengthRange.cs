using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>A range of whole numbers, both ends included, written <c>3</c> or <c>3..20</c>.</summary>
/// <param name="Low">The least number.</param>
/// <param name="High">The greatest number.</param>
public readonly record struct LengthRange(int Low, int High)
{
    /// <summary>Reads a range.</summary>
    /// <param name="text">What a person wrote.</param>
    /// <param name="option">The option's name, for the error.</param>
    /// <exception cref="InputError">The text is no range, or its ends are the wrong way round.</exception>
    public static LengthRange Parse(string text, string option)
    {
        string[] ends = text.Split("..");
        if (ends.Length <= 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int low)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int high)
            && low <= high)
            return new LengthRange(low, high);
        throw new InputError($"'{text}' is not a range", option, "expected a whole number, or a range such as 3..20");
    }

    /// <inheritdoc/>
    public override string ToString() => Low == High
        ? Low.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Low}..{High}");

    /// <summary>A number of the range, uniformly.</summary>
    public int Draw(RandomStream random) => Low == High ? Low : (int)random.NextInRange(Low, High);
}
