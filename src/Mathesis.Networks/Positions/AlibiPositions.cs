using System.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Attention with linear biases (Press, Smith and Lewis 2022): head h's scores lose slope_h times the distance of ids. Slopes are
/// 2^(-8h/n) for h = 1 … n where the number of heads n is a power of two, else the paper's code's interpolation.
/// </summary>
public sealed record AlibiPositions : PositionScheme
{
    /// <inheritdoc/>
    public override PositionKernel<T> Build<T>(AttentionSpecification attention, string prefix, ParameterSet<T> parameters) =>
        new Bias<T>([.. Slopes(attention.Heads).Select(T.CreateChecked)]);

    /// <summary>The slope of each head.</summary>
    public static IReadOnlyList<double> Slopes(int heads)
    {
        int power = (int)BitOperations.RoundUpToPowerOf2((uint)heads);
        if (power == heads) return [.. Enumerable.Range(1, heads).Select(head => Math.Pow(2, -8.0 * head / heads))];
        int lower = power / 2;
        return [.. Slopes(lower), .. Slopes(2 * lower).Where((_, i) => i % 2 == 0).Take(heads - lower)];
    }

    private sealed class Bias<T>(T[] slopes) : PositionKernel<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public override bool HasBias => true;

        public override void AddBias(int head, int queryId, ReadOnlySpan<int> keyIds, Span<T> scores)
        {
            for (int key = 0; key < scores.Length; key++) scores[key] -= slopes[head] * T.CreateTruncating(Math.Abs(queryId - keyIds[key]));
        }
    }
}
