using System.Globalization;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Worked sums and products of integers as they are written at school, a line a step.</summary>
internal static class ColumnWork
{
    /// <summary>Digit by digit from the right, with carries.</summary>
    public static IEnumerable<string> Add(Integer a, Integer b)
    {
        string x = a.ToString(), y = b.ToString();
        int carry = 0;
        for (int place = 0; place < Math.Max(x.Length, y.Length); place++)
        {
            int p = place < x.Length ? x[^(place + 1)] - '0' : 0, q = place < y.Length ? y[^(place + 1)] - '0' : 0;
            int sum = p + q + carry;
            string carried = carry > 0 ? " + 1" : "";
            carry = sum / 10;
            yield return string.Create(CultureInfo.InvariantCulture, $"{p} + {q}{carried} = {sum}: write {sum % 10}, carry {carry}");
        }
        if (carry > 0) yield return "the last carry is written in front";
        yield return $"{a} + {b} = {a + b}";
    }

    /// <summary>A partial product for each digit of the second number, and their sum.</summary>
    public static IEnumerable<string> Multiply(Integer a, Integer b)
    {
        string y = b.ToString();
        var partial = new List<Integer>();
        for (int place = 0; place < y.Length; place++)
        {
            Integer part = (y[^(place + 1)] - '0') * PowersOfTen.At(place);
            partial.Add(a * part);
            yield return $"{a} * {part} = {partial[^1]}";
        }
        if (partial.Count > 1) yield return $"{string.Join(" + ", partial)} = {a * b}";
    }
}
