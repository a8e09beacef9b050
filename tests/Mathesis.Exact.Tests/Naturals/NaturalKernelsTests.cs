using System.Numerics;

namespace Mathesis.Exact.Tests;

public class NaturalKernelsTests
{
    public static TheoryData<int, int> ProductSizes
    {
        get
        {
            var sizes = new TheoryData<int, int>();
            int[] edges = [1, 2, 3, 7, 8, 9, 10, 11, 14, 15, 16, 31, 32, 33, 47, 48, 49, 63, 64, 65, 95, 96, 97, 100, 110, 111, 112, 113, 159, 160, 161, 170, 191, 192, 193, 199, 200, 201, 223, 224, 225, 255, 256, 257, 300, 511, 513];
            foreach (int a in edges)
            {
                sizes.Add(a, a);
                sizes.Add(a, Math.Max(1, a - 1));
                sizes.Add(a, Math.Max(1, a / 2));
                sizes.Add(a, Math.Max(1, a / 9));
            }
            sizes.Add(3000, 200);
            sizes.Add(5000, 170);
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(ProductSizes))]
    public void A_product_is_that_of_the_platform(int longer, int shorter)
    {
        var edges = new EdgeNumbers("product", (ulong)((longer * 10_000) + shorter));
        int cases = longer < 64 ? 40 : 8;
        for (int i = 0; i < cases; i++)
        {
            ulong[] a = edges.Limbs(longer), b = edges.Limbs(shorter), product = Dirty(longer + shorter), swapped = Dirty(longer + shorter), square = Dirty(2 * longer);
            NaturalKernels.Multiply(product, a, b);
            NaturalKernels.Multiply(swapped, b, a);
            NaturalKernels.Square(square, a);
            BigInteger x = EdgeNumbers.Big(a), y = EdgeNumbers.Big(b);
            Assert.Equal(x * y, EdgeNumbers.Big(product));
            Assert.Equal(product, swapped);
            Assert.Equal(x * x, EdgeNumbers.Big(square));
        }
    }

    // The limbs above the shorter number were read before they were written when the lengths differed by one and the room came from the pool.
    [Fact]
    public void Greatest_common_divisors_of_lengths_one_limb_apart_do_not_depend_on_what_the_pool_holds()
    {
        var edges = new EdgeNumbers("gcd one limb apart");
        for (int i = 0; i < 300; i++)
        {
            ulong[] dirt = System.Buffers.ArrayPool<ulong>.Shared.Rent(512);
            dirt.AsSpan().Fill(ulong.MaxValue);
            System.Buffers.ArrayPool<ulong>.Shared.Return(dirt);
            int length = 50 + edges.Random.NextBelow(40);
            Integer common = edges.Integer(1 + edges.Random.NextBelow(20)), a = edges.Integer(length) * common, b = edges.Integer(length - 1) * common;
            BigInteger expected = BigInteger.GreatestCommonDivisor((BigInteger)a, (BigInteger)b);
            Assert.Equal(expected, (BigInteger)Integer.Gcd(a, b));
        }
    }

    [Fact]
    public void Greatest_common_divisors_in_vectors_are_those_of_the_platform()
    {
        var edges = new EdgeNumbers("gcd in vectors");
        for (int i = 0; i < 600; i++)
        {
            int length = 12 + edges.Random.NextBelow(i < 500 ? 60 : 500);
            Integer common = edges.Integer(1 + edges.Random.NextBelow(length)), a = edges.Integer(length) * common, b = edges.Integer(length) * common;
            // Neighbours, multiples, and quotients that no step finds.
            if (i % 7 == 0) b = a + common;
            if (i % 11 == 0) b = (a << 70) + common;
            Assert.Equal(BigInteger.GreatestCommonDivisor((BigInteger)a, (BigInteger)b), (BigInteger)Integer.Gcd(a, b));
        }
    }

    [Fact]
    public void The_product_of_numbers_of_ones_has_its_known_digits_at_every_transform_length()
    {
        // (2^(64 n) - 1)^2 = 2^(128 n) - 2^(64 n + 1) + 1: the largest coefficients of all.
        for (int n = 96; n < 20_000; n = (n * 5 / 4) + 1)
        {
            var a = new ulong[n];
            a.AsSpan().Fill(ulong.MaxValue);
            ulong[] product = Dirty(2 * n);
            NaturalKernels.Multiply(product, a, (ulong[])a.Clone());
            Assert.Equal(1UL, product[0]);
            Assert.Equal(-1, product.AsSpan(1, n - 1).IndexOfAnyExcept(0UL));
            Assert.Equal(ulong.MaxValue - 1, product[n]);
            Assert.Equal(-1, product.AsSpan(n + 1).IndexOfAnyExcept(ulong.MaxValue));
        }
    }

    [Fact]
    public void Transforms_of_every_length_agree_with_residues()
    {
        // Modulo the primes 2^61 - 1 and 2^64 - 59 the product of the residues is the residue of the product.
        var edges = new EdgeNumbers("transform");
        for (int i = 0; i < 200; i++)
        {
            int n = 1 + edges.Random.NextBelow(i < 150 ? 400 : 20_000), m = 1 + edges.Random.NextBelow(n);
            ulong[] a = edges.Limbs(n), b = edges.Limbs(m), product = Dirty(n + m);
            TransformProduct.Multiply(product, a, b);
            foreach (ulong prime in new[] { (1UL << 61) - 1, ulong.MaxValue - 58 })
            {
                UInt128 expected = (UInt128)NaturalKernels.RemainderLimb(a, prime) * NaturalKernels.RemainderLimb(b, prime) % prime;
                Assert.Equal((ulong)expected, NaturalKernels.RemainderLimb(product, prime));
            }
        }
    }

    public static TheoryData<int, int> QuotientSizes
    {
        get
        {
            var sizes = new TheoryData<int, int>();
            int[] edges = [1, 2, 3, 4, 10, 31, 63, 64, 65, 66, 127, 128, 129, 130, 200, 320, 500];
            foreach (int divisor in edges)
            {
                foreach (int quotient in edges) sizes.Add(divisor, quotient);
            }
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(QuotientSizes))]
    public void A_quotient_and_remainder_are_those_of_the_platform(int divisor, int quotient)
    {
        var edges = new EdgeNumbers("quotient", (ulong)((divisor * 10_000) + quotient));
        int cases = divisor + quotient < 64 ? 60 : 12;
        for (int i = 0; i < cases; i++)
        {
            ulong[] b = edges.Limbs(divisor), a = edges.Limbs(divisor + quotient - 1);
            if (i % 3 == 0)
            {
                // A multiple of b, or one less: quotient digits at their limits.
                Integer multiple = new Integer(1, b) * new Integer(1, edges.Limbs(quotient));
                if (i % 2 == 0) multiple -= 1;
                if (multiple.Magnitude.Length < divisor) continue;
                a = multiple.Magnitude.ToArray();
            }
            ulong[] q = Dirty(a.Length - divisor + 1), r = Dirty(divisor), only = Dirty(divisor);
            NaturalKernels.Divide(q, r, a, b);
            NaturalKernels.Divide([], only, a, b);
            var expected = BigInteger.DivRem(EdgeNumbers.Big(a), EdgeNumbers.Big(b), out BigInteger remainder);
            Assert.Equal(expected, EdgeNumbers.Big(q));
            Assert.Equal(remainder, EdgeNumbers.Big(r));
            Assert.Equal(r, only);
        }
    }

    [Fact]
    public void Sums_differences_and_shifts_are_those_of_the_platform()
    {
        var edges = new EdgeNumbers("sums");
        for (int i = 0; i < 5000; i++)
        {
            int n = 1 + edges.Random.NextBelow(12), m = edges.Random.NextBelow(n + 1), shift = edges.Random.NextBelow(64);
            ulong[] a = edges.Limbs(n), b = edges.Limbs(m), result = Dirty(n);
            BigInteger x = EdgeNumbers.Big(a), y = EdgeNumbers.Big(b), modulus = BigInteger.One << (64 * n);
            ulong carry = NaturalKernels.Add(result, a, b);
            Assert.Equal(x + y, EdgeNumbers.Big(result) + (carry * modulus));
            ulong borrow = NaturalKernels.Subtract(result, a, b);
            Assert.Equal(x - y, EdgeNumbers.Big(result) - (borrow * modulus));
            ulong above = NaturalKernels.ShiftLeft(result, a, shift);
            Assert.Equal(x << shift, EdgeNumbers.Big(result) + (above * modulus));
            NaturalKernels.ShiftRight(result, a, shift);
            Assert.Equal(x >> shift, EdgeNumbers.Big(result));
            Assert.Equal(x.CompareTo(y), NaturalKernels.Compare(a, b));
            NaturalKernels.AddTo(a, b);
            Assert.Equal((x + y) % modulus, EdgeNumbers.Big(a));
        }
    }

    /// <summary>An array that shows limbs which were not written.</summary>
    private static ulong[] Dirty(int length)
    {
        var limbs = new ulong[length];
        limbs.AsSpan().Fill(0xDEADBEEFDEADBEEF);
        return limbs;
    }
}
