namespace Mathesis.Exact;

/// <summary>
/// The sum of a(n)/b(n) p(0)...p(n) / (q(0)...q(n)) over n = 0, 1, ... with integer terms, by binary splitting: halves are joined by
/// products of numbers of equal length.
/// </summary>
/// <remarks>Haible and Papanikolaou, "Fast multiprecision evaluation of series of rational numbers" (1998), section 2.</remarks>
/// <param name="A">a(n).</param>
/// <param name="P">p(n).</param>
/// <param name="Q">q(n), not 0.</param>
/// <param name="B">b(n), not 0; null for 1.</param>
internal sealed record HypergeometricSeries(Func<long, Integer> A, Func<long, Integer> P, Func<long, Integer> Q, Func<long, Integer>? B = null)
{
    /// <summary>The exact sum of the first terms as numerator and denominator, not reduced.</summary>
    /// <param name="terms">At least 1.</param>
    public (Integer Numerator, Integer Denominator) Sum(long terms)
    {
        Node node = Split(0, terms, last: true);
        return (node.T, node.Q * node.B);
    }

    /// <summary>The sum of the first terms as a ball, the error of what is left out not included.</summary>
    public Ball Sum(long terms, int precision)
    {
        (Integer numerator, Integer denominator) = Sum(terms);
        return Ball.Divide(numerator, denominator, precision);
    }

    // T = B Q times the sum of the terms from start, each over p(start)...; P of the last node is never asked for.
    private Node Split(long start, long end, bool last)
    {
        if (end - start == 1)
        {
            Integer p = P(start);
            return new Node(p, Q(start), B is null ? Integer.One : B(start), A(start) * p);
        }
        long middle = start + ((end - start) / 2);
        Node left = Split(start, middle, last: false), right = Split(middle, end, last);
        Integer t = B is null
            ? (right.Q * left.T) + (left.P * right.T)
            : (right.B * right.Q * left.T) + (left.B * left.P * right.T);
        return new Node(last ? Integer.Zero : left.P * right.P, left.Q * right.Q, B is null ? Integer.One : left.B * right.B, t);
    }

    private readonly record struct Node(Integer P, Integer Q, Integer B, Integer T);
}
