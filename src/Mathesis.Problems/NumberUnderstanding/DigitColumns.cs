using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Digits of two numbers at the same places: whole parts aligned at the right, decimals at the left, missing digits zero.</summary>
internal static class DigitColumns
{
    /// <summary>How many digits are written, the point not counted.</summary>
    public static int Count(WrittenNumber number) => Math.Max(PowersOfTen.CountDigits(number.Digits), number.Decimals + 1);

    /// <summary>Combines the digits at each place.</summary>
    public static WrittenNumber Combine(NumberOperands operands, Func<int, int, int> combine)
    {
        int decimals = Math.Max(operands.First.Decimals, operands.Other.Decimals);
        Integer a = Aligned(operands.First, decimals), b = Aligned(operands.Other, decimals);
        Integer result = Integer.Zero;
        for (int place = 0; !a.IsZero || !b.IsZero; place++)
        {
            (a, Integer x) = Integer.DivRem(a, 10);
            (b, Integer y) = Integer.DivRem(b, 10);
            result += combine((int)x, (int)y) * PowersOfTen.At(place);
        }
        return operands.First.Form == NumberForm.Float ? WrittenNumber.OfFloat(result, decimals) : WrittenNumber.OfInteger(result);
    }

    /// <summary>Whether a relation holds between the digits of both operands and of an answer at every place, read from their texts.</summary>
    public static bool All(NumberOperands operands, WrittenNumber answer, Func<int, int, int, bool> holds)
    {
        string[] texts = [operands.First.ToString(), operands.Other.ToString(), answer.ToString()];
        int whole = texts.Max(text => Whole(text).Length), decimals = texts.Max(text => Decimals(text).Length);
        string[] columns = [.. texts.Select(text => Whole(text).PadLeft(whole, '0') + Decimals(text).PadRight(decimals, '0'))];
        return Enumerable.Range(0, whole + decimals).All(place => holds(columns[0][place] - '0', columns[1][place] - '0', columns[2][place] - '0'));
    }

    private static Integer Aligned(WrittenNumber number, int decimals) => number.Digits * PowersOfTen.At(decimals - number.Decimals);

    private static string Whole(string text) => text.Split('.')[0];

    private static string Decimals(string text) => text.Contains('.', StringComparison.Ordinal) ? text.Split('.')[1] : "";
}
