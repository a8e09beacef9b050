using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Recognises an algebraic number from digits of it.</summary>
public static class MinimalPolynomial
{
    /// <summary>
    /// The polynomial of least degree with small integer coefficients that has a root in the ball, when the digits support it with a
    /// margin. A relation between 1, x, ..., x^d is sought for d = 1, 2, ...; what is found has been proved to have a real root in the ball by a
    /// change of sign, and is evidence, not proof, that this root is the number meant.
    /// </summary>
    /// <param name="x">The number, known to a limited accuracy.</param>
    /// <param name="mostDegree">The largest degree that is tried, at least 1.</param>
    /// <param name="margin">Digits that must be known beyond those that the coefficients could have fitted.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The search of the first degree that succeeded, coefficients from the constant term on; else that of the last degree.</returns>
    public static RelationSearch Find(Ball x, int mostDegree, double margin = IntegerRelation.StandardMargin, CancellationToken cancellation = default)
    {
        if (mostDegree < 1) throw new InputError($"degree {mostDegree} is too small", expected: "expected a largest degree of at least 1");
        RelationSearch? search = null;
        for (int degree = 1; degree <= mostDegree; degree++)
        {
            search = IntegerRelation.FindByReduction(Powers(x, degree), margin, cancellation);
            if (search.IsSupported && ChangesSign(search.Relation!, x)) return search;
        }
        return search! with { Relation = null };
    }

    /// <summary>Whether the polynomial has different signs at the ends of the ball, or is 0 at one: then it has a root in the ball.</summary>
    public static bool ChangesSign(IReadOnlyList<Integer> coefficients, Ball x)
    {
        (Integer lower, Integer upper, long exponent) = x.Ends;
        return SignAt(coefficients, lower, exponent) * SignAt(coefficients, upper, exponent) <= 0;
    }

    private static Ball[] Powers(Ball x, int degree)
    {
        var powers = new Ball[degree + 1];
        powers[0] = Ball.One;
        // Midpoints are cut far below the radius.
        int precision = x.IsExact ? int.MaxValue : checked((int)Math.Max(64, x.AccurateBits + 64));
        for (int i = 1; i <= degree; i++) powers[i] = Ball.Multiply(powers[i - 1], x, precision);
        return powers;
    }

    /// <summary>The sign at mantissa 2^exponent, by Horner's rule in integers.</summary>
    private static int SignAt(IReadOnlyList<Integer> coefficients, Integer mantissa, long exponent)
    {
        Integer value = Integer.Zero, weight = Integer.One;
        Integer scale = exponent < 0 ? Integer.One << checked((int)-exponent) : Integer.One;
        Integer x = exponent > 0 ? mantissa << checked((int)exponent) : mantissa;
        for (int i = coefficients.Count - 1; i >= 0; i--)
        {
            value = (value * x) + (coefficients[i] * weight);
            weight *= scale;
        }
        return value.Sign;
    }
}
