using CsCheck;

namespace Mathesis.Exact.Tests;

public class SchemeVerifierTests
{
    [Theory]
    [InlineData("3x4x5_m47_ZT.json", "3x4x5", SchemeRing.ZT, 47)]
    [InlineData("6x7x9_m264_ZT.txt", "6x7x9", SchemeRing.ZT, 264)]
    [InlineData("gg-444-rank49-rec-0-0-0-z.npy", "4x4x4", SchemeRing.ZT, 49)]
    [InlineData("kg-333-rank14-rec-0-0-0-q.npy", "kg-333", SchemeRing.Q, 14)]
    [InlineData("ss-222-rank5-rec-0-2-0-q.npy", "ss-222", SchemeRing.Q, 5)]
    [InlineData("ss-222-rank5-rec-0-2-0-q.txt", "ss-222", SchemeRing.Q, 5)]
    [InlineData("ul-444-rank27-rec-4-3-4-z.npy", "ul-444", SchemeRing.Z, 27)]
    [InlineData("ul-444-rank27-rec-4-3-4-z.txt", "ul-444", SchemeRing.Z, 27)]
    [InlineData("kt-333-rank6-rec-0-0-0-z.npy", "kt-333", SchemeRing.ZT, 6)]
    [InlineData("gt-444-rank34-rec-4-0-0-z.npy", "gt-444", SchemeRing.Z, 34)]
    [InlineData("sk-444-rank24-rec-0-0-0-q.npy", "sk-444", SchemeRing.Q, 24)]
    [InlineData("ug-444-rank34-rec-12-0-0-z.npy", "ug-444", SchemeRing.Z, 34)]
    [InlineData("uu-444-rank19-rec-1-12-0-z.npy", "uu-444", SchemeRing.Z, 19)]
    [InlineData("wt-333-rank11-rec-0-2-1-z.npy", "wt-333", SchemeRing.Z, 11)]
    public void PublishedSchemesAreValidAndMultiplyRandomMatrices(string file, string map, SchemeRing ring, int rank)
    {
        BilinearScheme scheme = SchemeFiles.Read(SchemeExamples.PathOf(file));
        Assert.Equal((map, ring, rank), (scheme.Map.Name, scheme.Ring, scheme.Rank));
        SchemeVerdict verdict = SchemeVerifier.Verify(scheme);
        Assert.True(verdict.IsValid, verdict.FailingEquation);
        Assert.True(SchemeExamples.Multiplies(scheme, 1));
        // The other way of summing agrees, and so do images in other rings.
        Assert.True(SchemeVerifier.Verify(new BilinearScheme(scheme.Map, SchemeRing.Q, scheme.Left, scheme.Right, scheme.Output)).IsValid);
        Assert.True(SchemeVerifier.Verify(scheme.Over(SchemeRing.Z3)).IsValid);
        if (ring != SchemeRing.Q) Assert.True(SchemeVerifier.Verify(scheme.Over(SchemeRing.Z2)).IsValid);
    }

    [Fact]
    public void StrassenMultiplies()
    {
        Assert.True(SchemeVerifier.Verify(SchemeExamples.Strassen).IsValid);
        Assert.True(SchemeExamples.Multiplies(SchemeExamples.Strassen, 2));
        Assert.Equal(18, SchemeExamples.Strassen.NaiveAdditions);
        Assert.Equal(Math.Log2(7), SchemeExamples.Strassen.Exponent, 12);
    }

    [Fact]
    public void EveryDefinitionIsValidInEveryRing()
    {
        IEnumerable<BilinearMap> maps = BilinearMap.Operations.SelectMany(operation => Enumerable.Range(2, 3).Select(n => BilinearMap.Structured(operation, n)))
            .Append(BilinearMap.MatrixProduct(2, 3, 4)).Append(BilinearMap.Structured("gt", 4, isCorner: true));
        foreach (BilinearMap map in maps)
        {
            foreach (SchemeRing ring in Enum.GetValues<SchemeRing>())
            {
                var scheme = BilinearScheme.Definition(map, ring);
                Assert.True(SchemeVerifier.Verify(scheme).IsValid, $"{map} {ring}");
                Assert.True(SchemeExamples.Multiplies(scheme, 3), $"{map} {ring}");
            }
        }
    }

    [Fact]
    public void AnyChangedCoefficientIsFound() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 46], Gen.Int[0, 59], Gen.Int[1, 2], Gen.Enum<SchemeRing>()).Sample((factor, product, place, change, ring) =>
        {
            BilinearScheme scheme = SchemeFiles.Read(SchemeExamples.PathOf("3x4x5_m47_ZT.json")).Over(ring);
            LinearForms[] factors = [scheme.Left, scheme.Right, scheme.Output];
            LinearForms forms = factors[factor];
            int[] values = [.. Enumerable.Range(0, forms.Count).SelectMany(form => forms[form].ToArray())];
            int at = (product * forms.Length) + (place % forms.Length);
            int changed = ring == SchemeRing.Z2 ? 1 - values[at] : ((values[at] + 1 + change) % 3) - 1;
            values[at] = changed;
            factors[factor] = new LinearForms(forms.Length, values);
            SchemeVerdict verdict = SchemeVerifier.Verify(new BilinearScheme(scheme.Map, ring, factors[0], factors[1], factors[2]));
            Assert.False(verdict.IsValid);
            Assert.Contains("expected", verdict.FailingEquation, StringComparison.Ordinal);
        });

    [Fact]
    public void TheFirstFailingEquationIsNamed()
    {
        BilinearScheme strassen = SchemeExamples.Strassen;
        var broken = new BilinearScheme(strassen.Map, SchemeRing.ZT, strassen.Left, strassen.Right.Select([1, 0, 2, 3, 4, 5, 6]), strassen.Output);
        Assert.Equal("a11 b22 in c11 has coefficient -1, expected 0", SchemeVerifier.Verify(broken).FailingEquation);
    }

    [Fact]
    public void RecursiveProductsAreCountedAsPublished()
    {
        foreach (string file in (string[])["ug-444-rank34-rec-12-0-0-z.npy", "gt-444-rank34-rec-4-0-0-z.npy", "ul-444-rank27-rec-4-3-4-z.npy", "ss-222-rank5-rec-0-2-0-q.npy", "uu-444-rank19-rec-1-12-0-z.npy", "wt-333-rank11-rec-0-2-1-z.npy"])
        {
            var counted = RecursiveProducts.Of(SchemeFiles.Read(SchemeExamples.PathOf(file)));
            Assert.Contains($"-rec-{counted.Structured}-{counted.HalfStructured}-{counted.Other}-", file, StringComparison.Ordinal);
        }
        Assert.Equal(new Rational(8, 13), RecursiveProducts.Factor(34, 10, 49));
        Assert.Equal(new Rational(22, 37), RecursiveProducts.Factor(34, 12, 49));
        Assert.Equal(new Rational(26, 41), RecursiveProducts.Factor(34, 8, 49));
    }
}
