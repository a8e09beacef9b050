using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Integer relations c(1) x(1) + ... + c(n) x(n) = 0 between real numbers that are known to a limited accuracy.</summary>
/// <remarks>
/// A vector of n integers of about D/n digits each always brings a sum below 10^-D, whatever the numbers are. A relation is therefore
/// believed only when the digits that the numbers are known to exceed the digits that its coefficients could have fitted by a margin.
/// </remarks>
public static class IntegerRelation
{
    /// <summary>The margin in decimal digits that relations need unless the caller says otherwise: a chance of about 10^-10.</summary>
    public const double StandardMargin = 10;

    /// <summary>Finds a relation with PSLQ.</summary>
    /// <param name="values">At least two finite balls.</param>
    /// <param name="margin">Digits that the numbers must be known to beyond those that the relation could have fitted.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="InputError">There are fewer than two numbers, or one is not known at all.</exception>
    public static RelationSearch Find(IReadOnlyList<Ball> values, double margin = StandardMargin, CancellationToken cancellation = default)
    {
        int bits = CommonAccuracy(values);
        if (TrivialRelation(values) is Integer[] trivial) return new RelationSearch(trivial, 0, DigitsOf(bits), margin, null);
        PslqResult found = Pslq.Run([.. values.Select(value => FixedPoint(value, bits))], bits, cancellation);
        return Judge(values, found.Relation, bits, margin, found.NormBelow);
    }

    /// <summary>Finds a relation by lattice reduction: the shortest vector of (unit vectors | numbers times 2^bits).</summary>
    /// <param name="values">At least two finite balls.</param>
    /// <param name="margin">As in <see cref="Find"/>.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="InputError">There are fewer than two numbers, or one is not known at all.</exception>
    public static RelationSearch FindByReduction(IReadOnlyList<Ball> values, double margin = StandardMargin, CancellationToken cancellation = default)
    {
        int bits = CommonAccuracy(values), count = values.Count;
        if (TrivialRelation(values) is Integer[] trivial) return new RelationSearch(trivial, 0, DigitsOf(bits), margin, null);
        var rows = new Integer[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new Integer[count + 1];
            rows[i][i] = Integer.One;
            rows[i][count] = FixedPoint(values[i], bits);
        }
        ReducedLattice reduced = LatticeReduction.Reduce(rows, cancellation: cancellation);
        return Judge(values, [.. reduced.Basis[0].Take(count)], bits, margin, null);
    }

    /// <summary>The decimal digits that coefficients could have fitted by chance: the logarithm of how many vectors are as small.</summary>
    public static double DigitsFitted(IReadOnlyList<Integer> relation)
    {
        Integer count = Integer.One;
        foreach (Integer coefficient in relation) count *= (Integer.Abs(coefficient) << 1) + 1;
        // The sign of the whole does not count.
        return Math.Max(0, (LogarithmOf(count) - Math.Log10(2)));
    }

    private static RelationSearch Judge(IReadOnlyList<Ball> values, IReadOnlyList<Integer>? relation, int bits, double margin, Integer? normBelow)
    {
        double given = DigitsOf(bits);
        if (relation is null || relation.All(coefficient => coefficient.IsZero)) return new RelationSearch(null, 0, given, margin, normBelow);
        var sum = Ball.Zero;
        for (int i = 0; i < values.Count; i++) sum = Ball.Add(sum, Ball.Multiply(relation[i], values[i], int.MaxValue), int.MaxValue);
        // The numbers given must allow the relation.
        if (!sum.ContainsZero) return new RelationSearch(null, 0, given, margin, normBelow);
        Integer[] primitive = Primitive(relation);
        return new RelationSearch(primitive, DigitsFitted(primitive), given, margin, normBelow);
    }

    /// <summary>Divided by the greatest common divisor, the last coefficient other than 0 positive.</summary>
    private static Integer[] Primitive(IReadOnlyList<Integer> relation)
    {
        Integer gcd = relation.Aggregate(Integer.Zero, Integer.Gcd);
        if (relation.Last(coefficient => !coefficient.IsZero).Sign < 0) gcd = -gcd;
        return [.. relation.Select(coefficient => coefficient / gcd)];
    }

    /// <summary>The bits after the point, relative to the largest number, to which all are known.</summary>
    private static int CommonAccuracy(IReadOnlyList<Ball> values)
    {
        if (values.Count < 2) throw new InputError("an integer relation of fewer than two numbers", expected: "expected at least two numbers");
        Radius error = Radius.PowerOfTwo(-1_000_000);
        for (int i = 0; i < values.Count; i++)
        {
            if (!values[i].IsFinite || (values[i].Mantissa.IsZero && !values[i].IsExact)) throw new InputError($"number {i + 1} is not known to any digit", expected: "expected more digits");
            error = Radius.Max(error, values[i].Radius);
        }
        if (values.All(value => value.IsExact)) return (int)Math.Max(64, values.Max(value => value.Mantissa.BitLength + Math.Abs(value.Exponent)));
        long bits = 1 - error.Top;
        if (bits < 4) throw new InputError("the numbers are known to too few digits for an integer relation", expected: "expected more digits");
        return checked((int)bits);
    }

    /// <summary>A number that is exactly 0 is a relation by itself.</summary>
    private static Integer[]? TrivialRelation(IReadOnlyList<Ball> values)
    {
        for (int i = 0; i < values.Count; i++)
            if (values[i].IsZero) return [.. Enumerable.Range(0, values.Count).Select(j => i == j ? Integer.One : Integer.Zero)];
        return null;
    }

    private static Integer FixedPoint(Ball value, int bits)
    {
        long shift = value.Exponent + bits;
        return shift >= 0 ? value.Mantissa << checked((int)shift) : value.Mantissa >> checked((int)-shift);
    }

    private static double DigitsOf(int bits) => bits * 0.30102999566398120;

    private static double LogarithmOf(Integer value)
    {
        int drop = (int)Math.Max(0, value.BitLength - 60);
        return Math.Log10((double)(value >> drop)) + (drop * 0.30102999566398120);
    }
}
