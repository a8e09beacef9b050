namespace Mathesis.Exact;

/// <summary>
/// The matrix of x -> (a x + b) / (c x + d). Continued fractions are products of such matrices, and products associate: a balanced
/// tree multiplies numbers of equal length, which is where fast multiplication gains.
/// </summary>
/// <param name="A">Upper left.</param>
/// <param name="B">Upper right.</param>
/// <param name="C">Lower left.</param>
/// <param name="D">Lower right.</param>
public readonly record struct MoebiusMatrix(Integer A, Integer B, Integer C, Integer D)
{
    /// <summary>x -> x.</summary>
    public static MoebiusMatrix Identity { get; } = new(1, 0, 0, 1);

    /// <summary>a d - b c.</summary>
    public Integer Determinant => (A * D) - (B * C);

    /// <summary>x -> a + 1 / x.</summary>
    public static MoebiusMatrix OfQuotient(Integer quotient) => new(quotient, 1, 1, 0);

    /// <summary>x -> a + b / x.</summary>
    public static MoebiusMatrix OfTerm(Integer a, Integer b) => new(a, b, 1, 0);

    /// <summary>Composition: the right one acts first.</summary>
    public static MoebiusMatrix operator *(MoebiusMatrix left, MoebiusMatrix right) => new(
        (left.A * right.A) + (left.B * right.C),
        (left.A * right.B) + (left.B * right.D),
        (left.C * right.A) + (left.D * right.C),
        (left.C * right.B) + (left.D * right.D));

    /// <summary>matrix(0) matrix(1) ... matrix(count - 1) as a balanced tree.</summary>
    public static MoebiusMatrix Product(int count, Func<int, MoebiusMatrix> matrix)
    {
        return Range(0, count);

        MoebiusMatrix Range(int start, int end) => (end - start) switch
        {
            0 => Identity,
            1 => matrix(start),
            int length => Range(start, start + (length / 2)) * Range(start + (length / 2), end),
        };
    }
}
