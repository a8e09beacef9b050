using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Reads English words for whole numbers up to the thousands.</summary>
internal static class NumberWords
{
    private static readonly string[] small =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The number of words such as "forty-two", or null.</summary>
    public static Integer? Read(string words)
    {
        if (words.Length > 60) return null;
        string[] parts = words.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return null;
        long total = 0, group = 0;
        bool any = false;
        foreach (string part in parts)
        {
            int unit = Array.IndexOf(small, part), ten = Array.IndexOf(tens, part);
            if (unit >= 0) group += unit;
            else if (ten >= 0) group += 20 + (10 * ten);
            else if (part == "hundred" && any) group *= 100;
            else if (part == "thousand" && any) (total, group) = (total + (group * 1000), 0);
            else if (part != "and" || !any) return null;
            any = true;
        }
        return total + group;
    }
}
