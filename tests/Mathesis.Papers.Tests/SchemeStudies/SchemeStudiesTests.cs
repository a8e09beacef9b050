using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Papers.Tests;

/// <summary>Papers 40, 56 and 97.</summary>
public class SchemeStudiesTests
{
    public static TheoryData<string> Names => [new TernaryMetaFlipGraph().Name, new StructuredFlipGraphs().Name, new FaultTolerantStrassen().Name];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryScaleHasValidSettings(string name)
    {
        foreach (Scale scale in Enum.GetValues<Scale>())
        {
            JsonObject settings = Experiment(name).Configure(scale, new Dictionary<string, string>());
            Assert.True(settings.Count >= 4);
        }
    }

    [Theory]
    [InlineData("ternary-meta-flip-graph", "meta-rounds", "0", "meta-rounds: 0 is out of range")]
    [InlineData("structured-flip-graphs", "wanted", "65", "wanted: 65 is out of range; expected 1 to 64")]
    [InlineData("fault-tolerant-strassen", "block", "x", "block: 'x' is not an integer")]
    public void BadSettingsAreRefused(string name, string setting, string value, string message) => Assert.StartsWith(
        message, Assert.Throws<InputError>(() => Experiment(name).Configure(Scale.Small, new Dictionary<string, string> { [setting] = value })).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryClaimIsDecidedByAMeasurementOfItsOwn(string name)
    {
        IReadOnlyList<Claim> claims = Experiment(name).Claims;
        Assert.Equal(claims.Count, claims.Select(claim => claim.Id).Distinct().Count());
        Assert.Equal(claims.Count, claims.Select(claim => claim.Metric).Distinct().Count());
        Assert.All(claims, claim => Assert.Equal(claim.Fidelity == Fidelity.Exact, claim.Scaled is null));
    }

    [Fact]
    public void PublishedSchemesAreValid()
    {
        Assert.True(PublishedSchemes.Names.Count >= 11);
        foreach (string name in PublishedSchemes.Names)
        {
            SchemeVerdict verdict = SchemeVerifier.Verify(PublishedSchemes.Read(name));
            Assert.True(verdict.IsValid, $"{name}: {verdict.FailingEquation}");
        }
    }

    private static IExperiment Experiment(string name) => name switch
    {
        "ternary-meta-flip-graph" => new TernaryMetaFlipGraph(),
        "structured-flip-graphs" => new StructuredFlipGraphs(),
        _ => new FaultTolerantStrassen(),
    };
}
