using CsCheck;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class PrimalityTests
{
    [Fact]
    public void AgreesWithTheSieveUpToTwoMillion()
    {
        var sieved = new HashSet<ulong>(PrimeSieve.UpTo(2_000_000));
        Assert.Equal(148_933, sieved.Count);
        for (ulong n = 0; n <= 2_000_000; n++)
            if (Primality.IsPrime(n) != sieved.Contains(n)) Assert.Fail($"{n}");
    }

    [Fact]
    public void AgreesWithTrialDivision()
    {
        for (ulong n = 0; n < 5_000; n++)
        {
            bool prime = n > 1;
            for (ulong d = 2; d * d <= n; d++) prime &= n % d != 0;
            Assert.Equal(prime, Primality.IsPrime(n));
        }
    }

    // The least strong pseudoprimes to the first k prime bases (OEIS A014233).
    [Theory]
    [InlineData(2_047UL), InlineData(1_373_653UL), InlineData(25_326_001UL), InlineData(3_215_031_751UL), InlineData(2_152_302_898_747UL)]
    [InlineData(3_474_749_660_383UL), InlineData(341_550_071_728_321UL), InlineData(3_825_123_056_546_413_051UL)]
    public void StrongPseudoprimesAreComposite(ulong n)
    {
        Assert.False(Primality.IsPrime(n));
        Assert.True(Primality.IsStrongProbablePrime(n, 2));
        Assert.True(Factorization.Of(n).Verify());
        Assert.True(Factorization.Of(n).Factors.Count > 1);
    }

    [Fact]
    public void ProductsOfPrimesAreComposite() =>
        Gen.Select(Words.Prime, Words.Prime).Sample(
            (p, q) =>
            {
                p = Primality.Next(p % uint.MaxValue);
                q = Primality.Next(q % (uint.MaxValue - 4));
                if (p <= uint.MaxValue) Assert.False(Primality.IsPrime(p * q));
            },
            iter: 5000);

    [Fact]
    public void PrimesHaveCertificates() => Words.Prime.Sample(p => Assert.True(PrimalityCertificate.For(p).Verify()), iter: 500);

    [Fact]
    public void NextAndPreviousAreNeighbours() =>
        Words.Any.Sample(
            n =>
            {
                if (n is < 3 or >= 1UL << 62) return;
                ulong next = Primality.Next(n);
                ulong previous = Primality.Previous(n);
                Assert.Equal(Primality.IsPrime(n) ? [previous, n, next] : new[] { previous, next }, PrimeSieveOrTest(previous, next));
            },
            iter: 3000);

    [Fact]
    public void TheLastPrimeIsTheLast()
    {
        Assert.True(Primality.IsPrime(Primality.LargestPrime));
        for (ulong n = Primality.LargestPrime + 1; n != 0; n++) Assert.False(Primality.IsPrime(n));
        Assert.Equal(Primality.LargestPrime, Primality.Previous(ulong.MaxValue));
        Assert.Throws<InputError>(() => Primality.Next(Primality.LargestPrime));
        Assert.Throws<InputError>(() => Primality.Previous(2));
        Assert.Throws<InputError>(() => PrimalityCertificate.For(91));
    }

    [Fact]
    public void SegmentsOfTheSieveMeet() =>
        Gen.Select(Gen.ULong[0, 400_000], Gen.ULong[0, 600_000]).Sample(
            (low, length) =>
            {
                IEnumerable<ulong> expected = PrimeSieve.UpTo(low + length).Where(prime => prime >= low);
                Assert.Equal(expected, PrimeSieve.Between(low, low + length));
            },
            iter: 30);

    private static ulong[] PrimeSieveOrTest(ulong low, ulong high)
    {
        if (high < 1UL << 40) return [.. PrimeSieve.Between(low, high)];
        var primes = new List<ulong>();
        for (ulong n = low; n <= high; n++)
            if (n % 2 != 0 && Primality.IsPrime(n)) primes.Add(n);
        return [.. primes];
    }
}
