using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class PolynomialFactoringTests
{
    [Fact]
    public void RandomProductsOverTwoElements() => FactorProducts<BinaryField, byte>(default, 1, 300);

    [Fact]
    public void RandomProductsOverThreeElements() => FactorProducts<TernaryField, byte>(default, 2, 300);

    [Fact]
    public void RandomProductsOverPrimeFields()
    {
        FactorProducts<PrimeField8, byte>(new PrimeField8(5), 3, 150);
        FactorProducts<PrimeField32, uint>(new PrimeField32(2_147_483_647), 4, 50);
        FactorProducts<PrimeField64, ulong>(new PrimeField64(Primality.Previous(1UL << 62)), 5, 25);
    }

    [Fact]
    public void RandomProductsOverExtensions()
    {
        FactorProducts<GaloisTableField, ushort>(new GaloisTableField(2, 2), 6, 150);
        FactorProducts<GaloisTableField, ushort>(new GaloisTableField(3, 2), 7, 100);
        FactorProducts<GaloisTableField, ushort>(new GaloisTableField(2, 8), 8, 50);
    }

    [Fact]
    public void IrreducibleCountsAreNecklaceCounts()
    {
        // Gauss: the number of monic irreducible polynomials is the sum over d | n of mu(d) q^(n/d), divided by n.
        CountIrreducible<BinaryField, byte>(default, 9);
        CountIrreducible<TernaryField, byte>(default, 6);
        CountIrreducible<GaloisTableField, ushort>(new GaloisTableField(2, 2), 4);
    }

    [Fact]
    public void XToTheQMinusXSplitsIntoAllLinearFactors()
    {
        var field = new PrimeField8(101);
        var ring = new PolynomialRing<PrimeField8, byte>(field);
        byte[] f = ring.Subtract(ring.Monomial(1, 101), ring.X);
        PolynomialFactorization<byte> factorization = FiniteFieldFactoring.Factor(ring, f);
        Assert.Equal(101, factorization.Factors.Count);
        Assert.True(FiniteFieldFactoring.Verify(ring, f, factorization));
    }

    [Fact]
    public void IrreduciblePolynomialsOfManyDegrees()
    {
        var ring = new PolynomialRing<BinaryField, byte>(default);
        for (int degree = 1; degree <= 40; degree++)
        {
            byte[] f = IrreduciblePolynomial.Find(ring, degree);
            Assert.Equal(degree, ring.Degree(f));
            PolynomialFactorization<byte> factorization = FiniteFieldFactoring.Factor(ring, f);
            Assert.Equal(1, Assert.Single(factorization.Factors).Exponent);
        }
        Assert.Throws<InputError>(() => IrreduciblePolynomial.Find(ring, 0));
    }

    [Fact]
    public void WrongFactorisationsAreRefused()
    {
        var ring = new PolynomialRing<PrimeField8, byte>(new PrimeField8(7));
        byte[] f = ring.FromIntegers(6, 0, 1);
        Assert.True(FiniteFieldFactoring.Verify(ring, f, FiniteFieldFactoring.Factor(ring, f)));
        Assert.False(FiniteFieldFactoring.Verify(ring, f, new PolynomialFactorization<byte>(1, [new(f, 1)])));
        Assert.False(FiniteFieldFactoring.Verify(ring, f, new PolynomialFactorization<byte>(1, [new(ring.FromIntegers(1, 1), 2)])));
        Assert.Throws<InputError>(() => FiniteFieldFactoring.Factor(ring, new byte[] { 0, 0 }));
    }

    private static void FactorProducts<TField, TElement>(TField field, ulong seed, int cases)
        where TField : struct, IFiniteField<TElement>
    {
        var ring = new PolynomialRing<TField, TElement>(field);
        for (int i = 0; i < cases; i++)
        {
            var stream = new RandomStream("tests/polynomials/factoring", seed, (ulong)i);
            TElement[] f = ring.FromIntegers(1);
            int parts = stream.NextBelow(5);
            for (int j = 0; j < parts; j++)
                f = ring.Multiply(f, ring.Power(RandomPolynomial.Monic(ring, 1 + stream.NextBelow(5), stream), 1 + stream.NextBelow(7)));
            PolynomialFactorization<TElement> factorization = FiniteFieldFactoring.Factor(ring, f, (ulong)i);
            Assert.True(FiniteFieldFactoring.Verify(ring, f, factorization));
            foreach (PolynomialPower<TElement> part in SquareFreeFactorization.Of(ring, f))
                Assert.True(ring.IsOne(ring.GreatestCommonDivisor(part.Factor, ring.Derivative(part.Factor))));
        }
    }

    private static void CountIrreducible<TField, TElement>(TField field, int largestDegree)
        where TField : struct, IFiniteField<TElement>
    {
        var ring = new PolynomialRing<TField, TElement>(field);
        int order = (int)field.Order;
        for (int degree = 1; degree <= largestDegree; degree++)
        {
            int count = 0;
            for (int code = 0; code < (int)Math.Pow(order, degree); code++)
            {
                var f = new TElement[degree + 1];
                int rest = code;
                for (int i = 0; i < degree; i++, rest /= order) f[i] = field.ElementAt((ulong)(rest % order));
                f[degree] = field.One;
                if (IrreduciblePolynomial.Test(ring, f)) count++;
            }
            double sum = ArithmeticFunctions.Divisors(Factorization.Of((ulong)degree))
                .Sum(d => ArithmeticFunctions.Moebius(Factorization.Of(d)) * Math.Pow(order, degree / (int)d));
            Assert.Equal(sum, (double)count * degree);
        }
    }
}
