using System.Globalization;

namespace Mathesis.Problems;

/// <summary>
/// The order in which people expect symbols: numbers first, by value; then texts, runs of digits in them by value
/// (<c>x2</c> before <c>x10</c>). Texts that differ never compare equal.
/// </summary>
public sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    /// <summary>The order.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <summary>Whether a text is a finite decimal number: <c>7</c>, <c>-0.5</c>, <c>1e3</c>.</summary>
    public static bool IsNumber(string text) => TryParse(text, out _);

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return string.CompareOrdinal(x, y);
        bool isNumberX = TryParse(x, out double numberX), isNumberY = TryParse(y, out double numberY);
        int order = isNumberY.CompareTo(isNumberX);
        if (order == 0 && isNumberX) order = numberX.CompareTo(numberY);
        // Integers too long for a double are told apart by their digits; of two negative ones the longer text is the smaller.
        if (order == 0) order = isNumberX && x[0] == '-' && y[0] == '-' ? CompareRuns(y, x) : CompareRuns(x, y);
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    private static int CompareRuns(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        while (!x.IsEmpty && !y.IsEmpty)
        {
            int digitsX = CountDigits(x), digitsY = CountDigits(y);
            int order;
            if (digitsX > 0 && digitsY > 0)
            {
                ReadOnlySpan<char> runX = x[..digitsX].TrimStart('0'), runY = y[..digitsY].TrimStart('0');
                order = runX.Length != runY.Length ? runX.Length.CompareTo(runY.Length) : runX.SequenceCompareTo(runY);
                x = x[digitsX..];
                y = y[digitsY..];
            }
            else
            {
                order = x[0].CompareTo(y[0]);
                x = x[1..];
                y = y[1..];
            }
            if (order != 0) return order;
        }
        return x.Length.CompareTo(y.Length);
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
