using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Recognises quadratic irrational numbers, whose continued fractions are periodic.</summary>
public static class QuadraticEvaluator
{
    /// <summary>The expression as (p + sqrt n) / q, or null when it is not known to be an irrational number of degree 2.</summary>
    public static QuadraticIrrational? Evaluate(Expression expression, CancellationToken cancellation = default)
    {
        if (AlgebraicEvaluator.Evaluate(expression, AlgebraicEvaluator.DegreeLimit, cancellation) is not { Degree: 2 } number) return null;
        // a x^2 + b x + c: (-b + sqrt(b^2 - 4ac)) / 2a for the larger root, (b + sqrt(...)) / -2a for the smaller one.
        IntegerPolynomial f = number.MinimalPolynomial;
        (Integer a, Integer b, Integer c) = (f[2], f[1], f[0]);
        Integer discriminant = (b * b) - (4 * a * c);
        var axis = new Rational(-b, 2 * a);
        return number.CompareTo(axis) > 0 ? new QuadraticIrrational(-b, discriminant, 2 * a) : new QuadraticIrrational(b, discriminant, -2 * a);
    }
}
