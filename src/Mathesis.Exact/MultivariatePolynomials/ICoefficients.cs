namespace Mathesis.Exact;

/// <summary>
/// The integral domain of a multivariate polynomial's coefficients, as a value: the integers, the rational numbers, the integers modulo a prime.
/// </summary>
/// <typeparam name="TSelf">The domain.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
public interface ICoefficients<TSelf, TElement>
    where TSelf : struct, ICoefficients<TSelf, TElement>
{
    /// <summary>0.</summary>
    TElement Zero { get; }

    /// <summary>1.</summary>
    TElement One { get; }

    /// <summary>The smallest n &gt; 0 for which n times one is zero; 0 when there is none.</summary>
    ulong Characteristic { get; }

    /// <summary>a + b.</summary>
    TElement Add(TElement a, TElement b);

    /// <summary>a - b.</summary>
    TElement Subtract(TElement a, TElement b);

    /// <summary>-a.</summary>
    TElement Negate(TElement a);

    /// <summary>a b.</summary>
    TElement Multiply(TElement a, TElement b);

    /// <summary>Whether b divides a, and the quotient; b is not 0.</summary>
    bool TryDivide(TElement a, TElement b, out TElement quotient);

    /// <summary>Whether a is 0.</summary>
    bool IsZero(TElement a);

    /// <summary>Whether a and b are the same.</summary>
    bool AreEqual(TElement a, TElement b);

    /// <summary>The image of an integer.</summary>
    TElement FromInteger(Integer value);

    /// <summary>The number that stands for an element in texts.</summary>
    Rational ToRational(TElement a);

    /// <summary>The element by which a polynomial with these coefficients is divided to normalise it: over the integers the content with the sign of the leading coefficient, over a field the leading coefficient.</summary>
    /// <param name="coefficients">Not empty; the leading one first.</param>
    TElement Content(ReadOnlySpan<TElement> coefficients);

    /// <summary>The product by a method for this domain; null where the general one is as good.</summary>
    /// <param name="a">Of two terms or more.</param>
    /// <param name="b">Of as many terms or more.</param>
    MultivariatePolynomial<TSelf, TElement>? TryMultiply(MultivariatePolynomial<TSelf, TElement> a, MultivariatePolynomial<TSelf, TElement> b);

    /// <summary>The greatest common divisor of polynomials, normalised: over the integers with a positive leading coefficient, over a field monic.</summary>
    MultivariatePolynomial<TSelf, TElement> Gcd(MultivariatePolynomial<TSelf, TElement> a, MultivariatePolynomial<TSelf, TElement> b);
}
