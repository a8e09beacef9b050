using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery.Tests;

public class LiftingTests
{
    [Theory]
    [InlineData("2x2x2", SchemeRing.Z2, 7)]
    [InlineData("3x3x3", SchemeRing.Z2, 23)]
    [InlineData("us-222", SchemeRing.Z2, 5)]
    [InlineData("kt-333", SchemeRing.Z3, 6)]
    public void FoundSchemesAreLiftedToCharacteristicZero(string name, SchemeRing ring, int rank)
    {
        var search = new FlipSearch(BilinearScheme.Definition(BilinearMap.Parse(name), ring), new FlipSearchOptions { Target = rank, Wanted = 8, FlipsPerRound = 1_000_000, MostFlips = 400_000_000, PlusEvery = 500 });
        FlipSearchState state = search.Run();
        LiftResult[] lifted = [.. search.Schemes(state).Select(scheme => HenselLift.Lift(scheme))];
        Assert.Contains(lifted, result => result.Scheme is not null);
        foreach (LiftResult result in lifted.Where(result => result.Scheme is not null))
        {
            Assert.Equal(rank, result.Scheme!.Rank);
            Assert.True(SchemeVerifier.Verify(result.Scheme).IsValid);
            Assert.Equal(0, result.Scheme.Ring.Characteristic());
        }
    }

    [Fact]
    public void HalvesComeFromResiduesModulo3()
    {
        // Over F2 the product of symmetric 2 x 2 matrices needs 6 products that lift; 5 need 1/2.
        var search = new FlipSearch(BilinearScheme.Definition(BilinearMap.Parse("ss-222"), SchemeRing.Z3), new FlipSearchOptions { Target = 5, FlipsPerRound = 1_000_000, MostFlips = 400_000_000, PlusEvery = 500 });
        LiftResult result = HenselLift.Lift(search.Schemes(search.Run())[0]);
        Assert.Equal(SchemeRing.Q, result.Scheme?.Ring);
        int[] denominators = [.. ((LinearForms[])[result.Scheme!.Left, result.Scheme.Right, result.Scheme.Output]).SelectMany(forms => Enumerable.Range(0, forms.Count).Select(forms.Denominator))];
        Assert.Contains(2, denominators);
        Assert.Throws<InputError>(() => result.Scheme.Over(SchemeRing.Z2));
    }

    [Fact]
    public void SchemesOfCharacteristicZeroNeedNoLifting() =>
        Assert.Contains("needs no lifting", Assert.Throws<InputError>(() => HenselLift.Lift(KnownSchemes.Strassen)).Message, StringComparison.Ordinal);

    [Fact]
    public void StrassensResiduesAreLiftedBack()
    {
        foreach (SchemeRing ring in (SchemeRing[])[SchemeRing.Z2, SchemeRing.Z3])
            Assert.Equal(SchemeRing.ZT, HenselLift.Lift(KnownSchemes.Strassen.Over(ring), new LiftOptions { Attempts = 20 }).Scheme?.Ring);
    }
}
