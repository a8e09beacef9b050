using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// The projective space PG(t - 1, q): the lines through 0 in GF(q)^t. A point is its vector whose first nonzero coordinate is 1;
/// points with an earlier such coordinate come first, then vectors in lexicographic order of field indices. So the points with
/// first coordinate 1 are 0, ..., q^(t-1) - 1, and the others are those of PG(t - 2, q), numbered from q^(t-1) on.
/// </summary>
public sealed class ProjectiveSpace
{
    private readonly ProjectiveSpace? lower;
    private readonly int[] powers;

    /// <summary>Makes the space.</summary>
    /// <param name="field">GF(q).</param>
    /// <param name="dimension">t, the dimension of the vector space: at least 2.</param>
    public ProjectiveSpace(GaloisTableField field, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 2);
        Field = field;
        Order = (int)field.Order;
        Dimension = dimension;
        powers = new int[dimension + 1];
        powers[0] = 1;
        for (int i = 1; i <= dimension; i++) powers[i] = i < dimension ? checked(powers[i - 1] * Order) : 0;
        Points = PointsOf(dimension);
        lower = dimension > 2 ? new ProjectiveSpace(field, dimension - 1) : null;
    }

    /// <summary>q.</summary>
    public int Order { get; }

    /// <summary>t.</summary>
    public int Dimension { get; }

    /// <summary>(q^t - 1) / (q - 1).</summary>
    public int Points { get; }

    /// <summary>How many points lie on a hyperplane: those of PG(t - 2, q).</summary>
    public int PointsOnHyperplane => PointsOf(Dimension - 1);

    /// <summary>GF(q).</summary>
    internal GaloisTableField Field { get; }

    /// <summary>Writes a point's coordinates.</summary>
    /// <param name="point">In [0, <see cref="Points"/>).</param>
    /// <param name="coordinates">[t].</param>
    public void Coordinates(int point, Span<ushort> coordinates)
    {
        int first = 0;
        for (; point >= powers[Dimension - 1 - first]; first++)
        {
            coordinates[first] = 0;
            point -= powers[Dimension - 1 - first];
        }
        coordinates[first] = 1;
        for (int i = Dimension - 1; i > first; i--)
        {
            (point, int digit) = Math.DivRem(point, Order);
            coordinates[i] = (ushort)digit;
        }
    }

    /// <summary>The point of a vector, which need not be normalised.</summary>
    /// <param name="vector">[t], not zero.</param>
    public int PointOf(ReadOnlySpan<ushort> vector)
    {
        int first = 0, start = 0;
        for (; vector[first] == 0; first++) start += powers[Dimension - 1 - first];
        ushort inverse = Field.Invert(vector[first]);
        int rest = 0;
        for (int i = first + 1; i < Dimension; i++) rest = (rest * Order) + Field.Multiply(inverse, vector[i]);
        return start + rest;
    }

    /// <summary>x_1 y_1 + ... + x_t y_t.</summary>
    public ushort Product(ReadOnlySpan<ushort> x, ReadOnlySpan<ushort> y)
    {
        ushort sum = 0;
        for (int i = 0; i < x.Length; i++) sum = Field.Add(sum, Field.Multiply(x[i], y[i]));
        return sum;
    }

    /// <summary>Whether y lies on the hyperplane of x: whether their product is 0.</summary>
    public bool AreOrthogonal(int x, int y)
    {
        Span<ushort> first = stackalloc ushort[Dimension], second = stackalloc ushort[Dimension];
        Coordinates(x, first);
        Coordinates(y, second);
        return Product(first, second) == 0;
    }

    /// <summary>The point of an index among those on a hyperplane.</summary>
    /// <param name="x">The hyperplane: the points orthogonal to x.</param>
    /// <param name="index">In [0, <see cref="PointsOnHyperplane"/>).</param>
    public int OnHyperplane(int x, int index)
    {
        Span<ushort> normal = stackalloc ushort[Dimension], vector = stackalloc ushort[Dimension], free = stackalloc ushort[Dimension - 1];
        Coordinates(x, normal);
        if (lower is null) free[0] = 1;
        else lower.Coordinates(index, free);
        return Complete(normal, free, 0, vector);
    }

    /// <summary>The point of an index among those off a hyperplane.</summary>
    /// <param name="x">The hyperplane.</param>
    /// <param name="index">In [0, q^(t-1)).</param>
    public int OffHyperplane(int x, int index)
    {
        Span<ushort> normal = stackalloc ushort[Dimension], vector = stackalloc ushort[Dimension], free = stackalloc ushort[Dimension - 1];
        Coordinates(x, normal);
        for (int i = free.Length - 1; i >= 0; i--)
        {
            (index, int digit) = Math.DivRem(index, Order);
            free[i] = (ushort)digit;
        }
        // Every such point has exactly one vector whose product with x is 1.
        return Complete(normal, free, 1, vector);
    }

    /// <summary>The point of the vector that has the given coordinates but one, and the given product with a normal.</summary>
    private int Complete(ReadOnlySpan<ushort> normal, ReadOnlySpan<ushort> free, ushort product, Span<ushort> vector)
    {
        int pivot = normal.IndexOfAnyExcept((ushort)0);
        vector[pivot] = 0;
        free[..pivot].CopyTo(vector);
        free[pivot..].CopyTo(vector[(pivot + 1)..]);
        // The normal's first nonzero coordinate is 1.
        vector[pivot] = Field.Subtract(product, Product(normal, vector));
        return PointOf(vector);
    }

    private int PointsOf(int dimension)
    {
        int points = 0;
        for (int i = 0; i < dimension; i++) points = checked(points + powers[i]);
        return points;
    }
}
