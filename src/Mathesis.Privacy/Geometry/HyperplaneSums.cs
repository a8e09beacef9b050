using System.Numerics;
using System.Runtime.InteropServices;
using Mathesis.Exact;
using Mathesis.Numerics;

namespace Mathesis.Privacy;

/// <summary>
/// The sum of counts over every hyperplane of PG(t - 1, q), by dynamic programming over prefixes of coordinates in about
/// t q K additions for K points, where the definition takes K^2 / q (Feldman, Nelson, Nguyen, Talwar, "Private frequency
/// estimation via projective geometry", ICML 2022, section 4).
/// </summary>
/// <remarks>
/// A point with first coordinate 1 is (1, y); the product with (x_1, x) is 0 where x y = -x_1. So the sums over the affine part
/// are the table H(x, v) of sums over {y : x y = v} for directions x up to a factor, and the points (0, y) are a space of one
/// dimension less. The table is built coordinate by coordinate: U(x_1..x_i; v; y_(i+1)..) is the sum over all y that have that
/// product with the prefix and end that way.
/// </remarks>
internal static class HyperplaneSums
{
    /// <summary>The sums.</summary>
    /// <param name="space">The space.</param>
    /// <param name="counts">A count for every point.</param>
    /// <param name="threads">How many threads may be used; the result does not depend on it.</param>
    /// <returns>For every point, the sum of the counts of the points orthogonal to it.</returns>
    public static int[] Compute(ProjectiveSpace space, ReadOnlySpan<int> counts, int threads)
    {
        int[] sums = new int[space.Points];
        using var team = new ParallelTeam(threads);
        Fill(space.Field, space.Order, space.Dimension, counts.ToArray(), sums, 0, team);
        return sums;
    }

    /// <summary>Fills the sums of the space of a dimension, whose points are the last ones of the whole space.</summary>
    private static void Fill(GaloisTableField field, int q, int dimension, int[] counts, int[] sums, int start, ParallelTeam team)
    {
        if (dimension == 1)
        {
            // The one point has product 1 with itself.
            sums[start] = 0;
            return;
        }
        int length = dimension - 1;
        int affine = Power(q, length);
        Fill(field, q, length, counts, sums, start + affine, team);

        // x = (1, 0, ..., 0): the points at infinity.
        int infinite = 0;
        foreach (int count in counts.AsSpan(start + affine)) infinite += count;
        int lower = start + affine;
        int[] own = new int[affine];

        int[] folded = counts.AsSpan(start, affine).ToArray();
        int block = affine;
        for (int pivot = 0, first = 0; pivot < length; pivot++)
        {
            // Directions x = (0, ..., 0, 1, ...) with that pivot: the earlier coordinates of y are summed out.
            block /= q;
            int directions = block;
            int[] table = Directions(field, q, folded, length - pivot, team);
            for (int direction = 0; direction < directions; direction++)
            {
                int atInfinity = sums[lower + first + direction];
                // The point (0, x) itself: product 0 with (1, y) where x y = 0.
                int orthogonal = table[direction * q];
                for (int scale = 1; scale < q; scale++)
                {
                    // The points (1, scale x): x y = -1 / scale.
                    ushort product = field.Negate(field.Invert((ushort)scale));
                    own[Scaled(field, q, direction, length - pivot - 1, (ushort)scale, block)] = table[(direction * q) + product] + atInfinity;
                }
                sums[lower + first + direction] = atInfinity + orthogonal;
            }
            first += directions;
            int[] shorter = new int[block];
            for (int y = 0; y < q; y++) Add(shorter, folded.AsSpan(y * block, block));
            folded = shorter;
        }
        own[0] = infinite;
        own.CopyTo(sums, start);
    }

    /// <summary>The index, as a vector of the affine part, of a direction (1, digits) times a factor.</summary>
    private static int Scaled(GaloisTableField field, int q, int direction, int digits, ushort scale, int block)
    {
        int index = scale * block, place = 1;
        for (int i = 0; i < digits; i++, place *= q)
        {
            (direction, int digit) = Math.DivRem(direction, q);
            index += field.Multiply(scale, (ushort)digit) * place;
        }
        return index;
    }

    /// <summary>H(x, v) for the directions x = (1, x_2, ..., x_d) in lexicographic order: [q^(d-1), q].</summary>
    private static int[] Directions(GaloisTableField field, int q, int[] counts, int d, ParallelTeam team)
    {
        int[] state = counts;
        int prefixes = 1, rest = Power(q, d - 1);
        for (int coordinate = 1; coordinate < d; coordinate++)
        {
            rest /= q;
            int[] from = state, to = new int[state.Length];
            int tail = rest, square = q * q * rest;
            team.Run(prefixes * q, part =>
            {
                (int prefix, int x) = Math.DivRem(part, q);
                ReadOnlySpan<int> source = from.AsSpan(prefix * square, square);
                Span<int> target = to.AsSpan(((prefix * q) + x) * q * tail, q * tail);
                if (tail == 1) LastCoordinate(field, q, source, target, (ushort)x);
                else OneCoordinate(field, q, source, target, (ushort)x, tail);
            });
            state = to;
            prefixes *= q;
        }
        return state;
    }

    /// <summary>target[v + x y][...] += source[v][y][...] for all v and y.</summary>
    private static void OneCoordinate(GaloisTableField field, int q, ReadOnlySpan<int> source, Span<int> target, ushort x, int tail)
    {
        for (int y = 0; y < q; y++)
        {
            ushort shift = field.Multiply(x, (ushort)y);
            for (int v = 0; v < q; v++) Add(target.Slice(field.Add((ushort)v, shift) * tail, tail), source.Slice(((v * q) + y) * tail, tail));
        }
    }

    /// <summary>The same where nothing is left after y: target[v] is the sum over y of source[v - x y][y].</summary>
    private static void LastCoordinate(GaloisTableField field, int q, ReadOnlySpan<int> source, Span<int> target, ushort x)
    {
        bool isPrime = field.Degree == 1;
        int negative = field.Negate(x), at = 0;
        for (int y = 0; y < q; y++)
        {
            if (isPrime)
            {
                // Rows v, v + 1, ... of one column: two runs around the end.
                for (int v = 0, row = at; v < q; v++)
                {
                    target[v] += source[(row * q) + y];
                    if (++row == q) row = 0;
                }
                at += negative;
                if (at >= q) at -= q;
            }
            else
            {
                ushort shift = field.Multiply((ushort)negative, (ushort)y);
                for (int v = 0; v < q; v++) target[v] += source[(field.Add((ushort)v, shift) * q) + y];
            }
        }
    }

    private static void Add(Span<int> target, ReadOnlySpan<int> source)
    {
        Span<Vector<int>> wide = MemoryMarshal.Cast<int, Vector<int>>(target);
        ReadOnlySpan<Vector<int>> wideSource = MemoryMarshal.Cast<int, Vector<int>>(source);
        for (int i = 0; i < wide.Length; i++) wide[i] += wideSource[i];
        for (int i = wide.Length * Vector<int>.Count; i < target.Length; i++) target[i] += source[i];
    }

    private static int Power(int q, int exponent)
    {
        int power = 1;
        for (int i = 0; i < exponent; i++) power *= q;
        return power;
    }
}
