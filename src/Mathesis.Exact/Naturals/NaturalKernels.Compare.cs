namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>The sign of <paramref name="a"/> - <paramref name="b"/>: -1, 0 or 1.</summary>
    public static int Compare(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int longer = Math.Max(a.Length, b.Length);
        for (int i = longer - 1; i >= 0; i--)
        {
            ulong x = i < a.Length ? a[i] : 0, y = i < b.Length ? b[i] : 0;
            if (x != y) return x < y ? -1 : 1;
        }
        return 0;
    }
}
