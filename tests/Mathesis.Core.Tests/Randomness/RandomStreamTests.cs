using CsCheck;

namespace Mathesis.Core.Tests;

public class RandomStreamTests
{
    [Fact]
    public void WordsFollowTheDocumentedMapping()
    {
        // SHA-256("test") begins 9f 86 d0 81 88 4c 7d 65; little-endian.
        (ulong, ulong) key = (7, 0x657d4c8881d0869f);
        var stream = new RandomStream("test", 7, 3);
        for (ulong block = 0; block < 5; block++)
        {
            (ulong x0, ulong x1, ulong x2, ulong x3) = Philox.Block((block, 3, 0, RandomStream.Version), key);
            Assert.Equal([x0, x1, x2, x3], [stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64()]);
        }
    }

    [Fact]
    public void ManyWordsAtOnceAreTheSameWords() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 40]).Sample((before, count) =>
    {
        var single = new RandomStream("fill", 3, 5) { Position = (ulong)before };
        var filled = new RandomStream("fill", 3, 5) { Position = (ulong)before };
        ulong[] words = new ulong[count];
        filled.Fill(words);
        Assert.Equal(Enumerable.Range(0, count).Select(_ => single.NextUInt64()), words);
        Assert.Equal(single.NextUInt64(), filled.NextUInt64());
    });

    [Fact]
    public void APositionContinuesAStream() => Gen.Int[0, 50].Sample(taken =>
    {
        var whole = new RandomStream("p", 1);
        for (int i = 0; i < taken; i++) whole.NextUInt64();
        var resumed = new RandomStream("p", 1) { Position = whole.Position };
        Assert.Equal(whole.NextGaussian(), resumed.NextGaussian());
        Assert.Equal(whole.NextUInt64(), resumed.NextUInt64());
    });

    [Fact]
    public void NeighbouringKeysShareNothing()
    {
        var seen = new HashSet<ulong>();
        foreach (string purpose in new[] { "a", "b", "ab" })
            for (ulong seed = 0; seed < 20; seed++)
                for (ulong index = 0; index < 20; index++)
                {
                    var stream = new RandomStream(purpose, seed, index);
                    for (int i = 0; i < 8; i++) Assert.True(seen.Add(stream.NextUInt64()));
                }
    }

    [Fact]
    public void NextBelowStaysBelowAndReachesEveryValue() => Gen.Select(Gen.ULong, Gen.Int[1, 40]).Sample((seed, bound) =>
    {
        var stream = new RandomStream("below", seed);
        var counts = new int[bound];
        for (int i = 0; i < bound * 40; i++) counts[stream.NextBelow(bound)]++;
        Assert.DoesNotContain(0, counts);
    }, iter: 200);

    [Fact]
    public void NextBelowIsUniform()
    {
        // Chi-squared with 6 degrees of freedom: 22.46 is the 99.9% point; the stream is fixed, so the test is too.
        var stream = new RandomStream("uniform", 1);
        var counts = new int[7];
        const int draws = 70_000;
        for (int i = 0; i < draws; i++) counts[stream.NextBelow(7)]++;
        double chi = counts.Sum(c => Math.Pow(c - draws / 7.0, 2) / (draws / 7.0));
        Assert.InRange(chi, 0, 22.46);
    }

    [Fact]
    public void NextInRangeIncludesBothEnds()
    {
        var stream = new RandomStream("range", 1);
        var seen = new SortedSet<long>();
        for (int i = 0; i < 200; i++) seen.Add(stream.NextInRange(-2, 2));
        Assert.Equal([-2L, -1, 0, 1, 2], seen);
        Assert.InRange(stream.NextInRange(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue);
    }

    [Fact]
    public void GaussianHasMeanZeroVarianceOneAndNormalTails()
    {
        var stream = new RandomStream("gauss", 1);
        const int n = 200_000;
        double sum = 0, squares = 0, fourth = 0;
        int beyondTwo = 0;
        for (int i = 0; i < n; i++)
        {
            double x = stream.NextGaussian();
            sum += x;
            squares += x * x;
            fourth += x * x * x * x;
            if (Math.Abs(x) > 2) beyondTwo++;
        }
        // Five standard errors each.
        Assert.InRange(sum / n, -5 / Math.Sqrt(n), 5 / Math.Sqrt(n));
        Assert.InRange(squares / n, 1 - 5 * Math.Sqrt(2.0 / n), 1 + 5 * Math.Sqrt(2.0 / n));
        Assert.InRange(fourth / n, 3 - 5 * Math.Sqrt(96.0 / n), 3 + 5 * Math.Sqrt(96.0 / n));
        Assert.InRange(beyondTwo / (double)n, 0.0455 - 0.0024, 0.0455 + 0.0024);
    }

    [Fact]
    public void ShufflePermutesAndEveryPlaceIsReached() => Gen.ULong.Sample(seed =>
    {
        int[] items = [.. Enumerable.Range(0, 30)];
        new RandomStream("shuffle", seed).Shuffle(items.AsSpan());
        Assert.Equal(Enumerable.Range(0, 30), items.Order());
    }, iter: 100);
}
