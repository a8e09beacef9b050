using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class LargeFactorizationTests
{
    private static Integer RandomPrime(RandomStream random, int bits)
    {
        Integer value = Integer.One;
        for (int i = 1; i < bits; i++) value = (value << 1) | (Integer)(random.NextUInt64() & 1);
        return Primality.NextProbable(value);
    }

    [Theory]
    [InlineData(70)]
    [InlineData(95)]
    [InlineData(104)]
    [InlineData(120)]
    [InlineData(135)]
    [InlineData(150)]
    public void Products_of_two_primes_of_equal_length_are_split(int bits)
    {
        var random = new RandomStream("exact/tests/semiprimes", 1, (ulong)bits);
        for (int i = 0; i < 4; i++)
        {
            Integer p = RandomPrime(random, bits / 2), q = RandomPrime(random, bits - (bits / 2));
            Integer[] expected = p < q ? [p, q] : [q, p];
            var factorization = Factorization.Of(p * q);
            Assert.Equal(expected, factorization.Factors.Select(factor => factor.Prime));
            Assert.True(factorization.Verify());
        }
    }

    [Fact]
    public void What_is_found_does_not_depend_on_the_number_of_threads()
    {
        var random = new RandomStream("exact/tests/threads", 1);
        Integer n = RandomPrime(random, 72) * RandomPrime(random, 73);
        Integer one = QuadraticSieve.FindDivisor(n, new FactoringOptions { Threads = 1 });
        Assert.Equal(one, QuadraticSieve.FindDivisor(n, new FactoringOptions { Threads = 2 }));
        Assert.True(Integer.Divides(one, n) && !one.IsOne && one != n);
    }

    [Fact]
    public void Powers_and_many_factors_multiply_back()
    {
        var random = new RandomStream("exact/tests/powers", 1);
        for (int i = 0; i < 60; i++)
        {
            Integer n = Integer.One;
            for (int k = random.NextBelow(5); k >= 0; k--) n *= Integer.Pow(RandomPrime(random, 2 + random.NextBelow(40)), 1 + random.NextBelow(4));
            var factorization = Factorization.Of(n);
            Assert.True(factorization.Verify());
            Assert.Equal(n, factorization.Number);
        }
    }

    [Fact]
    public void Certified_factorisations_carry_proofs_that_hold()
    {
        // 2^128 + 1, 10^40 + 1 and 30!: - 1 have known large prime factors.
        foreach (Integer n in new[] { (Integer.One << 128) + 1, Integer.Pow(10, 40) + 1, Factorial.Of(30) - 1 })
        {
            CertifiedFactorization certified = Factorization.Of(n).Certify();
            Assert.True(certified.IsProved);
            Assert.True(certified.Verify());
        }
    }

    [Fact]
    public void Mersenne_primes_have_certificates_and_their_neighbours_have_none()
    {
        foreach (int exponent in new[] { 61, 89, 107, 127 })
        {
            Integer prime = (Integer.One << exponent) - 1;
            Assert.True(PrimalityCertificate.For(prime).Verify());
            Assert.Null(PrimalityCertificate.TryFor(prime - 2));
            Assert.Equal(PrimalityVerdict.Prime, Primality.Decide(prime));
        }
        Assert.Equal(PrimalityVerdict.Composite, Primality.Decide((Integer.One << 67) - 1));
    }

    [Fact]
    public void Strong_pseudoprimes_to_many_bases_are_composite()
    {
        // Products of primes p (k (p - 1) + 1) pass the strong test to one base often, and never the Lucas test as well.
        var random = new RandomStream("exact/tests/pseudoprimes", 1);
        for (int i = 0; i < 300; i++)
        {
            Integer p = RandomPrime(random, 40), q = (2 * (p - 1)) + 1;
            if (Primality.IsProbablePrime(q)) Assert.False(Primality.IsProbablePrime(p * q));
        }
        // The least strong pseudoprime to the twelve prime bases up to 37 (Sorenson and Webster 2017).
        var least = Integer.Parse("318665857834031151167461");
        for (int witness = 2; witness <= 37; witness++)
            if (Primality.IsPrime((ulong)witness)) Assert.True(Primality.IsStrongProbablePrime(least, witness));
        Assert.False(Primality.IsProbablePrime(least));
    }

    [Fact]
    public void Cancelled_work_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Integer n = ((Integer.One << 89) - 1) * ((Integer.One << 107) - 1);
        Assert.ThrowsAny<OperationCanceledException>(() => Factorization.Of(n, new FactoringOptions { Cancellation = source.Token }));
    }

    [Fact]
    public void Logarithms_and_roots_modulo_large_primes()
    {
        // 2^89 - 1: the order of the group has only small primes, up to 2^24.
        Integer prime = (Integer.One << 89) - 1, generator = PrimitiveRoot.Least(prime)!.Value;
        var random = new RandomStream("exact/tests/logarithms", 1);
        for (int i = 0; i < 3; i++)
        {
            Integer x = new Integer(1, [random.NextUInt64(), random.NextUInt64()]) % (prime - 1), h = Integer.ModPow(generator, x, prime);
            Assert.Equal(x, DiscreteLogarithm.Find(generator, h, prime));
            Integer square = Integer.Square(h) % prime, root = ModularSquareRoot.Find(square, prime)!.Value;
            Assert.Equal(square, Integer.Square(root) % prime);
            Assert.Equal(prime - 1, MultiplicativeOrder.Of(generator, prime));
        }
    }
}
