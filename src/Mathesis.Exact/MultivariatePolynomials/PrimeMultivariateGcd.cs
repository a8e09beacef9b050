namespace Mathesis.Exact;

/// <summary>
/// Greatest common divisors over a prime field: the last variable is evaluated at many points and interpolated (Brown 1971), proved by division;
/// by remainders where the field has too few points.
/// </summary>
internal static class PrimeMultivariateGcd<TField, TElement>
    where TField : struct, IPrimeField<TElement>
{
    /// <summary>The monic gcd.</summary>
    public static MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> Of(
        MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> a, MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> b)
    {
        if (a.IsZero || b.IsZero) return (a + b).Normalize();
        if (a.IsConstant || b.IsConstant) return a.Ring.One;
        if (a.Ring.Order == MonomialOrder.Lexicographic) return (Evaluating(a, b, a.Ring.Variables.Count - 1) ?? RemainderGcd.Of(a, b)).Normalize();
        var ring = new MultivariateRing<PrimeCoefficients<TField, TElement>, TElement>(a.Ring.Domain, a.Ring.Variables);
        return a.Ring.Map(Of(ring.Map(a, value => value), ring.Map(b, value => value)), value => value).Normalize();
    }

    /// <summary>The monic gcd of polynomials in the variables up to the last; null when the points run out.</summary>
    private static MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement>? Evaluating(
        MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> a, MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> b, int last)
    {
        if (a.IsConstant || b.IsConstant) return a.Ring.One;
        while (last > 0 && a.Degree(last) == 0 && b.Degree(last) == 0) last--;
        TField field = a.Ring.Domain.Field;
        var ring = new PolynomialRing<TField, TElement>(field);
        var x = new SlicedPolynomial<TField, TElement>(ring, a, last);
        var y = new SlicedPolynomial<TField, TElement>(ring, b, last);
        TElement[] contentOfX = x.Content(), contentOfY = y.Content(), content = ring.GreatestCommonDivisor(contentOfX, contentOfY);
        if (last == 0) return new SlicedPolynomial<TField, TElement>(ring, a.Ring, 0, content).ToPolynomial();
        x.Divide(contentOfX);
        y.Divide(contentOfY);
        if (x.IsFree || y.IsFree) return new SlicedPolynomial<TField, TElement>(ring, a.Ring, last, content).ToPolynomial();
        (a, b) = (x.ToPolynomial(), y.ToPolynomial());
        TElement[] leading = ring.GreatestCommonDivisor(x.Leading, y.Leading);
        int bound = Math.Min(x.Degree, y.Degree) + leading.Length;
        SlicedPolynomial<TField, TElement>? gcd = null;
        TElement[] vanishing = ring.One;
        for (ulong index = 0; index < field.Characteristic; index++)
        {
            TElement point = field.FromResidue(Scatter(index, field.Characteristic));
            TElement scale = ring.Evaluate(leading, point);
            if (field.IsZero(scale) || field.IsZero(ring.Evaluate(x.Leading, point)) || field.IsZero(ring.Evaluate(y.Leading, point))) continue;
            if (Evaluating(x.Evaluate(point), y.Evaluate(point), last - 1) is not MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> image) return null;
            if (image.IsConstant) return new SlicedPolynomial<TField, TElement>(ring, a.Ring, last, content).ToPolynomial();
            int order = gcd is null ? -1 : MonomialLayout.Compare(image.Words(0), gcd.LeadingKey);
            if (order > 0) continue;
            if (gcd is null || order < 0) (gcd, vanishing) = (new SlicedPolynomial<TField, TElement>(ring, a.Ring, last), ring.One);
            bool stays = gcd.Interpolate(image * scale, point, vanishing);
            vanishing = ring.Multiply(vanishing, [field.Negate(point), field.One]);
            if (!stays && vanishing.Length - 1 < bound) continue;
            SlicedPolynomial<TField, TElement> primitive = gcd.Copy();
            primitive.Divide(primitive.Content());
            MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> candidate = primitive.ToPolynomial();
            if (a.TryDivide(candidate, out _) && b.TryDivide(candidate, out _))
            {
                primitive.Multiply(content);
                return primitive.ToPolynomial().Normalize();
            }
            if (vanishing.Length - 1 > bound) gcd = null;
        }
        return null;
    }

    // Points without a pattern where there are many; each once.
    private static ulong Scatter(ulong index, ulong prime) =>
        prime < 1 << 20 ? index : ModularArithmetic.Multiply(index + 1, 0x9E3779B97F4A7C15 % prime, prime);
}
