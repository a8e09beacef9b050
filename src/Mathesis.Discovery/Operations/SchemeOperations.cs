using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>
/// Operations that make schemes for products of general matrices from others: the meta operations of ternary meta flip graphs (Perminov 2025). Results of valid
/// schemes are valid; callers verify what they keep.
/// </summary>
public static class SchemeOperations
{
    /// <summary>Deletes a row or column: of A's rows (0), the inner dimension (1) or B's columns (2). Products that become zero are dropped.</summary>
    /// <param name="scheme">A product of general matrices.</param>
    /// <param name="dimension">0, 1 or 2; it must exceed 1.</param>
    /// <param name="index">Which one, from 0.</param>
    public static BilinearScheme Project(BilinearScheme scheme, int dimension, int index)
    {
        int[] sizes = Sizes(scheme);
        if (sizes[dimension] < 2) throw new InputError($"dimension {dimension + 1} of {scheme.Map} is 1", expected: "expected at least 2");
        int[][] kept = [.. sizes.Select((size, d) => Enumerable.Range(0, size).Where(i => d != dimension || i != index).ToArray())];
        return DropZeros(Restrict(scheme, kept));
    }

    /// <summary>Enlarges a dimension by one and adds the products of the definition for what is new.</summary>
    public static BilinearScheme Extend(BilinearScheme scheme, int dimension)
    {
        int[] added = Sizes(scheme);
        added[dimension] = 1;
        return Merge(scheme, BilinearScheme.Definition(BilinearMap.MatrixProduct(added[0], added[1], added[2]), scheme.Ring), dimension);
    }

    /// <summary>Puts two products that agree in the other two dimensions side by side: n1 + n1', rank r + r'.</summary>
    /// <exception cref="InputError">They do not agree, or their rings differ.</exception>
    public static BilinearScheme Merge(BilinearScheme first, BilinearScheme second, int dimension)
    {
        int[] a = Sizes(first), b = Sizes(second);
        if (first.Ring != second.Ring) throw new InputError($"schemes over {first.Ring} and {second.Ring} cannot be merged", expected: "expected the same ring");
        if (Enumerable.Range(0, 3).Any(d => d != dimension && a[d] != b[d])) throw new InputError($"{first.Map} and {second.Map} do not agree in the other dimensions", expected: "expected two equal dimensions");
        int[] whole = [.. a];
        whole[dimension] += b[dimension];
        var map = BilinearMap.MatrixProduct(whole[0], whole[1], whole[2]);
        int[] none = [0, 0, 0], shift = [0, 0, 0];
        shift[dimension] = a[dimension];
        BilinearScheme left = Embed(first, map, none), right = Embed(second, map, shift);
        return new BilinearScheme(map, first.Ring, left.Left.Append(right.Left), left.Right.Append(right.Right), left.Output.Append(right.Output));
    }

    /// <summary>The Kronecker product: blocks multiplied by the first scheme, their entries by the second. Sizes and ranks multiply.</summary>
    public static BilinearScheme Product(BilinearScheme first, BilinearScheme second)
    {
        if (first.Ring != second.Ring) throw new InputError($"schemes over {first.Ring} and {second.Ring} have no product", expected: "expected the same ring");
        int[] a = Sizes(first), b = Sizes(second);
        var map = BilinearMap.MatrixProduct(a[0] * b[0], a[1] * b[1], a[2] * b[2]);
        return new BilinearScheme(
            map, first.Ring, Kronecker(first.Left, a[0], a[1], second.Left, b[0], b[1], first.Ring), Kronecker(first.Right, a[1], a[2], second.Right, b[1], b[2], first.Ring),
            Kronecker(first.Output, a[0], a[2], second.Output, b[0], b[2], first.Ring));
    }

    /// <summary>The scheme for n2 x n3 times n3 x n1, from the cyclic symmetry of the trace of A B C.</summary>
    public static BilinearScheme Rotate(BilinearScheme scheme)
    {
        int[] n = Sizes(scheme);
        // The trace is that of B C A, whose third factor is A transposed.
        return new BilinearScheme(
            BilinearMap.MatrixProduct(n[1], n[2], n[0]), scheme.Ring, scheme.Right, Transposed(scheme.Output, n[0], n[2]), Transposed(scheme.Left, n[0], n[1]));
    }

    /// <summary>The scheme for n3 x n2 times n2 x n1: (A B)^T = B^T A^T.</summary>
    public static BilinearScheme Transpose(BilinearScheme scheme)
    {
        int[] n = Sizes(scheme);
        return new BilinearScheme(
            BilinearMap.MatrixProduct(n[2], n[1], n[0]), scheme.Ring, Transposed(scheme.Right, n[1], n[2]), Transposed(scheme.Left, n[0], n[1]), Transposed(scheme.Output, n[0], n[2]));
    }

    /// <summary>The scheme for the sizes in rising order, by rotations and transposition.</summary>
    public static BilinearScheme Sorted(BilinearScheme scheme)
    {
        for (int i = 0; i < 6; i++)
        {
            int[] n = Sizes(scheme);
            if (n[0] <= n[1] && n[1] <= n[2]) return scheme;
            scheme = i == 2 ? Transpose(scheme) : Rotate(scheme);
        }
        return scheme;
    }

    /// <summary>The name of a format with its sizes in rising order.</summary>
    public static string SortedName(BilinearMap map)
    {
        int[] n = [.. ((int[])[map.Rows, map.Inner, map.Columns]).Order()];
        return BilinearMap.MatrixProduct(n[0], n[1], n[2]).Name;
    }

    /// <summary>
    /// Makes the first coefficient of every left and right form positive and moves signs to the outputs, so that forms that differ in sign become equal.
    /// </summary>
    public static BilinearScheme BreakSignSymmetry(BilinearScheme scheme)
    {
        if (scheme.Ring == SchemeRing.Z2) return scheme;
        int[][] values = [.. ((LinearForms[])[scheme.Left, scheme.Right, scheme.Output]).Select(forms => Enumerable.Range(0, forms.Count).SelectMany(form => forms[form].ToArray()).ToArray())];
        LinearForms[] factors = [scheme.Left, scheme.Right, scheme.Output];
        for (int slot = 0; slot < 2; slot++)
        {
            for (int q = 0; q < scheme.Rank; q++)
            {
                ReadOnlySpan<int> form = factors[slot][q];
                int first = form.IndexOfAnyExcept(0);
                if (first < 0 || form[first] > 0) continue;
                Negate(values[slot].AsSpan(q * form.Length, form.Length));
                Negate(values[2].AsSpan(q * scheme.Output.Length, scheme.Output.Length));
            }
        }
        LinearForms[] signed = [.. factors.Select((forms, slot) => new LinearForms(forms.Length, values[slot], [.. Enumerable.Range(0, forms.Count).Select(forms.Denominator)]))];
        return new BilinearScheme(scheme.Map, scheme.Ring, signed[0], signed[1], signed[2]);
    }

    /// <summary>Drops products with a zero factor.</summary>
    public static BilinearScheme DropZeros(BilinearScheme scheme)
    {
        int[] kept = [.. Enumerable.Range(0, scheme.Rank).Where(q => scheme.Left[q].ContainsAnyExcept(0) && scheme.Right[q].ContainsAnyExcept(0) && scheme.Output[q].ContainsAnyExcept(0))];
        return kept.Length == scheme.Rank ? scheme : new BilinearScheme(scheme.Map, scheme.Ring, scheme.Left.Select(kept), scheme.Right.Select(kept), scheme.Output.Select(kept));
    }

    private static int[] Sizes(BilinearScheme scheme) => scheme.Map.IsMatrixProduct
        ? [scheme.Map.Rows, scheme.Map.Inner, scheme.Map.Columns]
        : throw new InputError($"{scheme.Map} is no product of general matrices", expected: "expected sizes such as 3x4x5");

    private static BilinearScheme Restrict(BilinearScheme scheme, int[][] kept)
    {
        int[] n = Sizes(scheme);
        return new BilinearScheme(
            BilinearMap.MatrixProduct(kept[0].Length, kept[1].Length, kept[2].Length), scheme.Ring, scheme.Left.Rearrange(Cells(kept[0], kept[1], n[1])),
            scheme.Right.Rearrange(Cells(kept[1], kept[2], n[2])), scheme.Output.Rearrange(Cells(kept[0], kept[2], n[2])));

        static int[] Cells(int[] rows, int[] columns, int width) => [.. rows.SelectMany(i => columns.Select(j => (i * width) + j))];
    }

    /// <summary>The same products of a part of larger matrices that begins at an offset.</summary>
    private static BilinearScheme Embed(BilinearScheme scheme, BilinearMap map, int[] offset)
    {
        int[] n = Sizes(scheme), whole = [map.Rows, map.Inner, map.Columns];
        return new BilinearScheme(map, scheme.Ring, Place(scheme.Left, 0, 1), Place(scheme.Right, 1, 2), Place(scheme.Output, 0, 2));

        LinearForms Place(LinearForms forms, int rows, int columns) => forms.Rearrange([.. Enumerable.Range(0, whole[rows] * whole[columns]).Select(cell =>
        {
            int i = (cell / whole[columns]) - offset[rows], j = (cell % whole[columns]) - offset[columns];
            return i >= 0 && i < n[rows] && j >= 0 && j < n[columns] ? (i * n[columns]) + j : -1;
        })]);
    }

    private static LinearForms Kronecker(LinearForms a, int rowsA, int columnsA, LinearForms b, int rowsB, int columnsB, SchemeRing ring)
    {
        int width = columnsA * columnsB, length = rowsA * rowsB * width, next = 0;
        int[] values = new int[a.Count * b.Count * length], denominators = new int[a.Count * b.Count];
        for (int p = 0; p < a.Count; p++)
        {
            for (int q = 0; q < b.Count; q++, next++)
            {
                denominators[next] = checked(a.Denominator(p) * b.Denominator(q));
                for (int x = 0; x < a.Length; x++)
                {
                    if (a[p][x] == 0) continue;
                    for (int y = 0; y < b.Length; y++)
                    {
                        int row = (x / columnsA * rowsB) + (y / columnsB), column = (x % columnsA * columnsB) + (y % columnsB);
                        int value = checked(a[p][x] * b[q][y]);
                        values[(next * length) + (row * width) + column] = ring == SchemeRing.Z2 ? value & 1 : value;
                    }
                }
            }
        }
        return new LinearForms(length, values, denominators);
    }

    private static LinearForms Transposed(LinearForms forms, int rows, int columns) =>
        forms.Rearrange([.. Enumerable.Range(0, rows * columns).Select(i => (i % rows * columns) + (i / rows))]);

    private static void Negate(Span<int> values)
    {
        foreach (ref int value in values) value = -value;
    }
}
