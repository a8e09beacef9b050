using System.Diagnostics.CodeAnalysis;

namespace Mathesis.Exact;

/// <summary>Computes with growing precision until every digit asked for is proved.</summary>
public static class ProvedDigits
{
    /// <summary>The first digits of a number that is computed to any precision.</summary>
    /// <param name="compute">A ball that contains the number, from a precision in bits; more bits give smaller balls.</param>
    /// <param name="count">How many significant digits, at least 1.</param>
    /// <param name="digits">The digits, every one proved; null when the number could not be told from 0 or from an end of its last digit.</param>
    /// <param name="ball">The last ball, which proves the digits or shows how far the computation came.</param>
    /// <param name="cancellation">Stops the computation between precisions.</param>
    public static bool TryCompute(
        Func<int, Ball> compute, int count, [NotNullWhen(true)] out DecimalDigits? digits, out Ball ball, CancellationToken cancellation = default)
    {
        int needed = checked((int)(count * 3.3219280948873626) + 24), precision = needed;
        for (int attempt = 0; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            ball = compute(precision);
            if (ball.TryGetDigits(count, out digits)) return true;
            if (attempt == 4) return false;
            // What was lost to cancellation, or else a long run of nines or zeros: doubling reaches both.
            long missing = ball.IsFinite ? Math.Max(0, needed - ball.AccurateBits) : 0;
            precision = checked((int)Math.Max(precision + missing + 32, attempt >= 1 || missing == 0 ? 2L * precision : 0));
        }
    }
}
