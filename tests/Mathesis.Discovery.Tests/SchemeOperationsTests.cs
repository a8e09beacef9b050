using CsCheck;
using Mathesis.Exact;

namespace Mathesis.Discovery.Tests;

public class SchemeOperationsTests
{
    [Fact]
    public void EveryOperationKeepsSchemesValid() => Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 2], Gen.Enum<SchemeRing>()).Sample((n1, n2, n3, dimension, ring) =>
    {
        var scheme = BilinearScheme.Definition(BilinearMap.MatrixProduct(n1, n2, n3), ring);
        AssertValid(SchemeOperations.Rotate(scheme), n2, n3, n1);
        AssertValid(SchemeOperations.Transpose(scheme), n3, n2, n1);
        int[] larger = [n1, n2, n3], twice = [n1, n2, n3], smaller = [n1, n2, n3];
        larger[dimension]++;
        AssertValid(SchemeOperations.Extend(scheme, dimension), larger);
        twice[dimension] *= 2;
        AssertValid(SchemeOperations.Merge(scheme, scheme, dimension), twice);
        if (smaller[dimension] > 1)
        {
            smaller[dimension]--;
            BilinearScheme projected = SchemeOperations.Project(scheme, dimension, smaller[dimension] / 2);
            AssertValid(projected, smaller);
            Assert.Equal(projected.Map.Terms.Count, projected.Rank);
        }
        AssertValid(SchemeOperations.Product(KnownSchemes.Strassen.Over(ring), scheme), 2 * n1, 2 * n2, 2 * n3);
        AssertValid(SchemeOperations.BreakSignSymmetry(scheme), n1, n2, n3);
        BilinearMap sorted = SchemeOperations.Sorted(scheme).Map;
        Assert.True(sorted.Rows <= sorted.Inner && sorted.Inner <= sorted.Columns);
        AssertValid(SchemeOperations.Sorted(scheme), sorted.Rows, sorted.Inner, sorted.Columns);
    }, iter: 60);

    [Fact]
    public void TwiceStrassenHasRank49()
    {
        BilinearScheme product = SchemeOperations.Product(KnownSchemes.Strassen, KnownSchemes.Strassen);
        Assert.Equal((49, SchemeRing.ZT), (product.Rank, product.Ring));
        AssertValid(product, 4, 4, 4);
    }

    [Fact]
    public void FirstCoefficientsArePositiveAfterSignBreaking()
    {
        BilinearScheme broken = SchemeOperations.BreakSignSymmetry(KnownSchemes.Strassen);
        AssertValid(broken, 2, 2, 2);
        for (int q = 0; q < 7; q++)
        {
            Assert.Equal(1, broken.Left[q].ToArray().First(value => value != 0));
            Assert.Equal(1, broken.Right[q].ToArray().First(value => value != 0));
        }
    }

    [Fact]
    public void ASearchAcrossSizesKeepsValidSchemesAndDependsOnNoThreads()
    {
        var options = new MetaSearchOptions { Rounds = 25, FlipsPerRound = 50_000, LargestSize = 4, Walks = 4, PlusEvery = 500 };
        BilinearScheme[] start = [BilinearScheme.Definition(BilinearMap.Parse("2x2x3"), SchemeRing.ZT)];
        var search = new MetaSearch(start, options);
        MetaSearchState one = search.Run(1), two = new MetaSearch(start, options).Run(3);
        Assert.Equal(one.Best.Select(pair => (pair.Key, pair.Value)), two.Best.Select(pair => (pair.Key, pair.Value)));
        Assert.True(one.Best.Count > 3);
        Assert.Equal(11, one.Best["2x2x3"].Rank);
        Assert.Equal(one.Best.Count, search.Schemes(one).Count);
    }

    [Fact]
    public void TheTableOfKnownRanksHasTheOnesOfThePapers()
    {
        Assert.Equal((47, 49, 23), (KnownRanks.Of(BilinearMap.Parse("4x4x4"), SchemeRing.Z2), KnownRanks.Of(BilinearMap.Parse("4x4x4"), SchemeRing.ZT), KnownRanks.Of(BilinearMap.Parse("3x3x3"), SchemeRing.Q)));
        Assert.Equal(174, KnownRanks.Of(BilinearMap.Parse("12x4x5"))?.Rational);
        Assert.Equal((14, 15), (KnownRanks.Of(BilinearMap.Parse("kg-333"), SchemeRing.Q), KnownRanks.Of(BilinearMap.Parse("kg-333"), SchemeRing.Z)));
        Assert.Equal(8, KnownRanks.Of(BilinearMap.Parse("us-222"))!.Naive + 2);
    }

    private static void AssertValid(BilinearScheme scheme, params int[] sizes)
    {
        Assert.Equal(string.Join("x", sizes), scheme.Map.Name);
        SchemeVerdict verdict = SchemeVerifier.Verify(scheme);
        Assert.True(verdict.IsValid, verdict.FailingEquation);
    }
}
