using System.Numerics;
using CsCheck;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class LargeFieldTests
{
    [Fact]
    public void PrimeFieldsAgreeWithBigIntegers() =>
        Gen.Select(Words.Any, Words.Any, Words.Any, Words.Any).Sample(
            (seed, x, y, z) =>
            {
                Compare<PrimeField16, ushort>(new PrimeField16(PrimeBelow(seed, 1 << 16)), x, y, z);
                Compare<PrimeField32, uint>(new PrimeField32(PrimeBelow(seed, 1UL << 31)), x, y, z);
                ulong large = PrimeBelow(seed, 1UL << 63);
                if (large > 2) Compare<PrimeField64, ulong>(new PrimeField64(large), x, y, z);
            },
            iter: 5000);

    [Theory]
    [InlineData(2, 16), InlineData(3, 10), InlineData(5, 6), InlineData(7, 5), InlineData(251, 2), InlineData(65521, 1)]
    public void LargeTables(int p, int degree)
    {
        var field = new GaloisTableField((ulong)p, degree);
        var stream = new RandomStream("tests/fields/tables", (ulong)p);
        for (int i = 0; i < 3000; i++)
            FieldLaws.Hold(field, field.Random(stream), field.Random(stream), field.Random(stream));
        var seen = new HashSet<ushort>();
        ushort power = 1;
        for (int i = 0; i < (int)field.Order - 1; i++, power = field.Multiply(power, field.Generator)) Assert.True(seen.Add(power));
        Assert.Equal(1, power);
    }

    [Theory]
    [InlineData(2UL, 61), InlineData(1_000_003UL, 5), InlineData(2_147_483_647UL, 3)]
    public void LargeExtensions(ulong p, int degree)
    {
        var field = new GaloisField<PrimeField32, uint>(new PrimeField32(p), degree);
        var stream = new RandomStream("tests/fields/extensions", p);
        for (int i = 0; i < 300; i++)
            FieldLaws.Hold(field, field.Random(stream), field.Random(stream), field.Random(stream));
        uint[] element = field.Random(stream);
        Assert.True(field.AreEqual(element, FieldPower.Of(field, element, field.Order)));
    }

    [Fact]
    public void RationalNumbers()
    {
        var field = new RationalField();
        Gen<Rational> ratios = Gen.Select(Gen.Long, Gen.Long, (n, d) => new Rational(n, d == 0 ? 1 : d));
        Gen.Select(ratios, ratios, ratios).Sample(
            (a, b, c) =>
            {
                FieldLaws.Hold(field, a, b, c);
                Assert.True(Integer.Gcd(a.Numerator, a.Denominator).IsOne && a.Denominator.Sign > 0);
            },
            iter: 3000);
        Gen.Select(Gen.Long, Gen.Long).Sample((m, n) => FieldLaws.HoldForIntegers<RationalField, Rational>(field, m, n));
        Assert.Equal(default, new Rational(0, -7));
        Assert.Equal("-3/2", new Rational(6, -4).ToString());
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
    }

    [Fact]
    public void TheFieldOfTheCubeRootOfTwo()
    {
        var rationals = new RationalField();
        var ring = new PolynomialRing<RationalField, Rational>(rationals);
        var field = new ExtensionField<RationalField, Rational>(rationals, ring.FromIntegers(-2, 0, 0, 1));
        Assert.True(field.AreEqual(field.FromInteger(2), FieldPower.Of(field, field.Generator, 3)));
        Gen<Rational> small = Gen.Select(Gen.Int[-9, 9], Gen.Int[1, 9], (n, d) => new Rational(n, d));
        Gen<Rational[]> elements = Gen.Select(small, small, small, (a, b, c) => ring.Trim([a, b, c]).ToArray());
        Gen.Select(elements, elements, elements).Sample((a, b, c) => FieldLaws.Hold(field, a, b, c), iter: 1000);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(4), InlineData(561), InlineData(65_535)]
    public void AModulusThatIsNotPrimeIsRefused(long modulus)
    {
        Assert.Throws<InputError>(() => new PrimeField16((ulong)modulus));
        Assert.Throws<InputError>(() => new PrimeField32((ulong)modulus));
        Assert.Throws<InputError>(() => new PrimeField64((ulong)modulus));
        Assert.Throws<InputError>(() => new GaloisTableField((ulong)modulus, 2));
    }

    [Fact]
    public void AModulusOutOfRangeIsRefused()
    {
        Assert.Throws<InputError>(() => new PrimeField8(257));
        Assert.Throws<InputError>(() => new PrimeField16(65_537));
        Assert.Throws<InputError>(() => new PrimeField32(Primality.Next(1UL << 31)));
        Assert.Throws<InputError>(() => new PrimeField64(Primality.Next(1UL << 63)));
        Assert.Throws<InputError>(() => new PrimeField64(2));
        Assert.Throws<InputError>(() => new GaloisTableField(2, 17));
        Assert.Throws<InputError>(() => new GaloisTableField(2, 0));
        var two = new PrimeField32(2);
        Assert.Throws<InputError>(() => new GaloisField<PrimeField32, uint>(two, [1u, 0, 1]));
        Assert.Throws<InputError>(() => new GaloisField<PrimeField32, uint>(two, [1u]));
    }

    private static ulong PrimeBelow(ulong seed, ulong bound) => Primality.Previous(Math.Max(3, seed % bound == 0 ? bound : (seed % bound) + 1));

    private static void Compare<TField, TElement>(TField field, ulong x, ulong y, ulong z)
        where TField : struct, IPrimeField<TElement>
    {
        ulong p = field.Characteristic;
        TElement a = field.FromResidue(x % p);
        TElement b = field.FromResidue(y % p);
        Assert.Equal(x % p, field.ToResidue(a));
        Assert.Equal((ulong)((BigInteger)x * y % p), field.ToResidue(field.Multiply(a, b)));
        Assert.Equal((ulong)(((BigInteger)x + y) % p), field.ToResidue(field.Add(a, b)));
        FieldLaws.Hold(field, a, b, field.FromResidue(z % p));
        FieldLaws.HoldForIntegers<TField, TElement>(field, (long)x, (long)y);
    }
}
