using CsCheck;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class PolynomialTests
{
    [Fact]
    public void OverTwoElements() => PolynomialLaws.Hold<BinaryField, byte>(default, 1, 1000, 40);

    [Fact]
    public void OverThreeElements() => PolynomialLaws.Hold<TernaryField, byte>(default, 2, 1000, 40);

    [Fact]
    public void OverPrimesOfEverySize()
    {
        PolynomialLaws.Hold<PrimeField8, byte>(new PrimeField8(251), 3, 500, 70);
        PolynomialLaws.Hold<PrimeField16, ushort>(new PrimeField16(65_521), 4, 500, 70);
        PolynomialLaws.Hold<PrimeField32, uint>(new PrimeField32(2_147_483_647), 5, 500, 70);
        PolynomialLaws.Hold<PrimeField64, ulong>(new PrimeField64(Primality.Previous(1UL << 63)), 6, 500, 70);
    }

    [Fact]
    public void LongOnesUseTransformsAndNewton()
    {
        PolynomialLaws.Hold<BinaryField, byte>(default, 11, 6, 1200);
        PolynomialLaws.Hold<PrimeField32, uint>(new PrimeField32(2_147_483_647), 12, 6, 1200);
        PolynomialLaws.Hold<PrimeField64, ulong>(new PrimeField64(Primality.Previous(1UL << 63)), 13, 6, 1200);
        PolynomialLaws.Hold<GaloisTableField, ushort>(new GaloisTableField(3, 5), 14, 4, 900);
    }

    [Fact]
    public void OverExtensions()
    {
        PolynomialLaws.Hold<GaloisTableField, ushort>(new GaloisTableField(2, 8), 7, 300, 50);
        PolynomialLaws.Hold<GaloisField<PrimeField32, uint>, uint[]>(new GaloisField<PrimeField32, uint>(new PrimeField32(101), 3), 8, 60, 12);
    }

    [Fact]
    public void OverTheRationals()
    {
        var ring = new PolynomialRing<RationalField, Rational>(default);
        Gen<Rational> small = Gen.Select(Gen.Int[-9, 9], Gen.Int[1, 9], (n, d) => new Rational(n, d));
        Gen<Rational[]> polynomials = small.Array[0, 7].Select(a => ring.Trim(a).ToArray());
        Gen.Select(polynomials, polynomials, polynomials, small).Sample(
            (a, b, c, point) =>
            {
                PolynomialLaws.HoldForRing(ring, a, b, c, point);
                PolynomialLaws.HoldForDivision(ring, a, b);
                PolynomialLaws.HoldForGcd(ring, a, b, c);
            },
            iter: 1000);
    }

    [Fact]
    public void TheLargestCoefficientsSurviveTheTransform()
    {
        // Every coefficient p - 1: the sums that the transform must hold are as large as they can be.
        ulong p = Primality.Previous(1UL << 63);
        var ring = new PolynomialRing<PrimeField64, ulong>(new PrimeField64(p));
        var a = new ulong[3000];
        Array.Fill(a, ring.Field.FromInteger(-1));
        ulong[] product = ring.Multiply(a, a);
        for (int i = 0; i < product.Length; i++) Assert.Equal((ulong)Math.Min(i + 1, product.Length - i), ring.Field.ToResidue(product[i]));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(17), InlineData(200), InlineData(777)]
    public void InterpolationUndoesEvaluation(int count)
    {
        var field = new PrimeField32(1_000_003);
        var ring = new PolynomialRing<PrimeField32, uint>(field);
        var stream = new RandomStream("tests/polynomials/interpolation", (ulong)count);
        uint[] points = [.. Enumerable.Range(0, count).Select(i => (uint)(i * 1009))];
        stream.Shuffle<uint>(points);
        uint[] a = RandomPolynomial.Below(ring, count, stream);
        uint[] values = ring.EvaluateMany(a, points);
        for (int i = 0; i < count; i++) Assert.Equal(ring.Evaluate(a, points[i]), values[i]);
        Assert.Equal(a, ring.Interpolate(points, values));
        foreach (uint point in points) Assert.Equal(0u, ring.Evaluate(ring.FromRoots(points), point));
    }

    [Fact]
    public void EqualPointsAreRefused()
    {
        var ring = new PolynomialRing<PrimeField32, uint>(new PrimeField32(7));
        Assert.Throws<InputError>(() => ring.Interpolate([1, 2, 1], [1, 2, 3]));
        Assert.Throws<InputError>(() => ring.Interpolate([1, 2], [1]));
    }

    [Fact]
    public void CompositionEvaluatesInTurn()
    {
        var ring = new PolynomialRing<PrimeField32, uint>(new PrimeField32(10_007));
        for (ulong i = 0; i < 300; i++)
        {
            var stream = new RandomStream("tests/polynomials/composition", i);
            uint[] a = RandomPolynomial.Below(ring, stream.NextBelow(9), stream);
            uint[] b = RandomPolynomial.Below(ring, stream.NextBelow(9), stream);
            uint x = ring.Field.Random(stream);
            Assert.Equal(ring.Evaluate(a, ring.Evaluate(b, x)), ring.Evaluate(ring.Compose(a, b), x));
            Assert.Equal(ring.Multiply(ring.Multiply(a, a), a), ring.Power(a, 3));
            if (b.Length > 0) Assert.Equal(ring.Remainder(ring.Power(a, 13), b), ring.PowerModulo(a, 13, b));
        }
    }

    [Fact]
    public void ResultantsAreProductsOverRoots()
    {
        var field = new PrimeField32(10_007);
        var ring = new PolynomialRing<PrimeField32, uint>(field);
        for (ulong i = 0; i < 500; i++)
        {
            var stream = new RandomStream("tests/polynomials/resultant", i);
            uint[] roots = [.. Enumerable.Range(0, stream.NextBelow(7)).Select(_ => field.Random(stream))];
            uint leading = (uint)stream.NextInRange(1, 10_006);
            uint[] a = ring.Scale(ring.FromRoots(roots), leading);
            uint[] b = RandomPolynomial.Below(ring, stream.NextBelow(8), stream);
            if (b.Length == 0) continue;
            // res(a, b) = lc(a)^deg b times the product of b over the roots of a.
            uint expected = roots.Aggregate(FieldPower.Of(field, leading, b.Length - 1), (value, root) => field.Multiply(value, ring.Evaluate(b, root)));
            Assert.Equal(expected, ring.Resultant(a, b));
            if (roots.Length == 0) continue;
            // disc(a) = lc(a)^(2n-2) times the product of squared differences.
            uint discriminant = FieldPower.Of(field, leading, (2 * roots.Length) - 2);
            for (int j = 0; j < roots.Length; j++)
                for (int k = 0; k < j; k++)
                    discriminant = field.Multiply(discriminant, FieldPower.Of(field, field.Subtract(roots[j], roots[k]), 2));
            Assert.Equal(discriminant, ring.Discriminant(a));
        }
    }

    [Fact]
    public void DiscriminantsWhereTheDerivativeLosesItsDegree()
    {
        // x^3 + a x + b over GF(3) has the discriminant -4 a^3 - 27 b^2 = -a^3.
        var ring = new PolynomialRing<TernaryField, byte>(default);
        for (byte a = 0; a < 3; a++)
            for (byte b = 0; b < 3; b++)
                Assert.Equal(ring.Field.Negate((byte)(a * a * a % 3)), ring.Discriminant([b, a, 0, 1]));
        // a x^2 + b x + c over GF(2) has b^2 - 4 a c = b^2.
        var binary = new PolynomialRing<BinaryField, byte>(default);
        for (byte b = 0; b < 2; b++) Assert.Equal(b, binary.Discriminant([1, b, 1]));
        // Over GF(3), 2 x^3 + c x^2 + d x: b^2 c^2 - 4 a c^3 - 4 b^3 d - 27 a^2 d^2 + 18 a b c d.
        for (int c = 0; c < 3; c++)
            for (int d = 0; d < 3; d++)
                Assert.Equal(ring.Field.FromInteger((c * c * d * d) - (4 * 2 * d * d * d)), ring.Discriminant([0, (byte)d, (byte)c, 2]));
    }

    [Fact]
    public void BerlekampMasseyFindsTheShortestRecurrence()
    {
        var field = new PrimeField32(101);
        for (ulong i = 0; i < 500; i++)
        {
            var stream = new RandomStream("tests/polynomials/recurrence", i);
            int order = stream.NextBelow(12);
            uint[] coefficients = [.. Enumerable.Range(0, order).Select(_ => field.Random(stream))];
            var sequence = new uint[(2 * order) + stream.NextBelow(10)];
            for (int n = 0; n < sequence.Length; n++)
            {
                if (n < order) sequence[n] = field.Random(stream);
                else
                    for (int j = 0; j < order; j++) sequence[n] = field.Add(sequence[n], field.Multiply(coefficients[j], sequence[n - 1 - j]));
            }
            (int length, uint[] connection) = BerlekampMassey.Find<PrimeField32, uint>(field, sequence);
            Assert.True(length <= order && connection.Length <= length + 1);
            Assert.True(Satisfies(field, sequence, length, connection));
        }
    }

    [Fact]
    public void NoShorterRecurrenceExists()
    {
        // Every binary sequence of length 9 against every shorter connection polynomial.
        BinaryField field = default;
        for (int bits = 0; bits < 512; bits++)
        {
            byte[] sequence = [.. Enumerable.Range(0, 9).Select(i => (byte)(bits >> i & 1))];
            (int length, byte[] connection) = BerlekampMassey.Find<BinaryField, byte>(field, sequence);
            Assert.True(Satisfies<BinaryField, byte>(field, sequence, length, connection));
            for (int c = 0; length > 0 && c < 1 << (length - 1); c++)
                Assert.False(Satisfies<BinaryField, byte>(field, sequence, length - 1, [1, .. Enumerable.Range(0, length - 1).Select(i => (byte)(c >> i & 1))]));
        }
    }

    private static bool Satisfies<TField, TElement>(TField field, TElement[] sequence, int length, TElement[] connection)
        where TField : struct, IField<TElement>
    {
        for (int n = length; n < sequence.Length; n++)
        {
            TElement sum = field.Zero;
            for (int i = 0; i < connection.Length; i++) sum = field.Add(sum, field.Multiply(connection[i], sequence[n - i]));
            if (!field.IsZero(sum)) return false;
        }
        return true;
    }

    [Fact]
    public void Products_over_primes_of_every_width_are_those_over_the_integers_reduced()
    {
        var random = new RandomStream("exact/tests/columns", 1);
        foreach (ulong prime in new ulong[] { 251, 65_521, (1UL << 28) - 57, 2_147_483_647, 4_294_967_291 })
        {
            for (int i = 0; i < 60; i++)
            {
                int la = 1 + random.NextBelow(i < 50 ? 60 : 600), lb = 1 + random.NextBelow(i < 50 ? 60 : 600);
                // Every third pair is of the largest residues only.
                Integer[] a = [.. Enumerable.Range(0, la).Select(_ => (Integer)(i % 3 == 0 ? prime - 1 : random.NextUInt64() % prime))], b = [.. Enumerable.Range(0, lb).Select(_ => (Integer)(i % 3 == 0 ? prime - 1 : random.NextUInt64() % prime))];
                IntegerPolynomial product = new IntegerPolynomial(a) * new IntegerPolynomial(b);
                var field = new PrimeField64(prime);
                ulong[] own = new PolynomialRing<PrimeField64, ulong>(field).Multiply([.. a.Select(c => field.FromResidue((ulong)c))], [.. b.Select(c => field.FromResidue((ulong)c))]);
                for (int k = 0; k < own.Length; k++) Assert.Equal(Integer.Mod(product[k], prime), field.ToResidue(own[k]));
            }
        }
    }
}
