using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>The points at which functions are compared.</summary>
internal static class Point
{
    // Small numbers of both signs without simple relations; whole ones for letters that usually count.
    private static readonly Rational[][] values =
    [
        [new(17, 12), new(29, 13), new(37, 23), new(53, 31), new(67, 29), new(71, 43)],
        [new(-19, 11), new(-31, 17), new(41, 37), new(-61, 47), new(73, 53), new(-83, 59)],
        [new(5, 13), new(7, 19), new(3, 17), new(11, 29), new(13, 31), new(2, 23)],
        [new(53, 7), new(47, 9), new(61, 8), new(73, 11), new(59, 6), new(83, 13)],
        [new(-4, 17), new(9, 23), new(-6, 29), new(10, 31), new(-12, 37), new(14, 41)],
        [new(211, 2), new(307, 3), new(-401, 5), new(503, 7), new(-607, 6), new(701, 8)],
    ];

    private static readonly int[][] wholes = [[5, 2, 3, 4], [3, 4, 7, 2], [8, 6, 5, 3], [2, 5, 4, 7], [11, 7, 2, 6], [6, 9, 8, 5]];

    /// <summary>No variables.</summary>
    public static IReadOnlyDictionary<string, Rational> None { get; } = new Dictionary<string, Rational>();

    /// <summary>The k-th point for the variables.</summary>
    public static Dictionary<string, Rational> At(SortedSet<string> names, int k)
    {
        var point = new Dictionary<string, Rational>(names.Count);
        int place = 0;
        foreach (string name in names)
        {
            point[name] = name is "n" or "k" or "m" or "N" or "j" ? wholes[k][place % 4] : values[k][place % 6] + (place / 6);
            place++;
        }
        return point;
    }
}
