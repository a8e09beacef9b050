namespace Mathesis.Exact;

/// <summary>
/// Which products of a scheme for structured blocks are structured products themselves, so that recursion computes them by the same scheme: a form in
/// diagonal blocks alone has their structure. For X X^T such a product is a multiple of Y Y^T.
/// </summary>
/// <param name="Structured">Products of the scheme's own kind.</param>
/// <param name="HalfStructured">Products of a structured and a general matrix; when the structures of both factors differ, the structured one is on the left.</param>
/// <param name="Other">Products of a general and a structured matrix; for X X^T those that are Y Y^T of a general Y.</param>
public sealed record RecursiveProducts(int Structured, int HalfStructured, int Other)
{
    /// <summary>Counts them.</summary>
    public static RecursiveProducts Of(BilinearScheme scheme)
    {
        BilinearMap map = scheme.Map;
        int structured = 0, half = 0, other = 0;
        for (int q = 0; q < scheme.Rank; q++)
        {
            bool left = IsDiagonal(map.Left, scheme.Left[q]), right = IsDiagonal(map.Right, scheme.Right[q]);
            if (map.IsTransposed)
            {
                bool isSquare = AreProportional(scheme.Left[q], scheme.Right[q]);
                if (isSquare && (left || map.Operation == "gt")) structured++;
                else if (isSquare && map.Operation != "kt") other++;
                else if (left || right) half++;
            }
            else if (map.Right.Letter == 'g')
            {
                if (left) structured++;
            }
            else if (left && right)
            {
                structured++;
            }
            else if (left || (right && map.Left.Letter == map.Right.Letter))
            {
                half++;
            }
            else if (right)
            {
                other++;
            }
        }
        return new RecursiveProducts(structured, half, other);
    }

    /// <summary>
    /// (r - s) / (R - s): the factor of the cost of the structured product beside a general product, when the r - s products that are not recursive cost as
    /// much as general ones of blocks, and R is the rank of the general scheme used.
    /// </summary>
    /// <param name="rank">r, the products of the scheme.</param>
    /// <param name="recursive">s, those of its own kind.</param>
    /// <param name="generalRank">R, above s.</param>
    public static Rational Factor(int rank, int recursive, int generalRank) => new((Integer)(rank - recursive), (Integer)(generalRank - recursive));

    private static bool IsDiagonal(MatrixStructure structure, ReadOnlySpan<int> form)
    {
        if (structure.Letter is 'g' or 'k') return false;
        for (int i = 0; i < form.Length; i++)
            if (form[i] != 0 && !structure.IsDiagonal(i)) return false;
        return true;
    }

    private static bool AreProportional(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int k = a.IndexOfAnyExcept(0);
        if (k < 0 || b[k] == 0) return false;
        for (int i = 0; i < a.Length; i++)
            if ((long)a[i] * b[k] != (long)b[i] * a[k]) return false;
        return true;
    }
}
