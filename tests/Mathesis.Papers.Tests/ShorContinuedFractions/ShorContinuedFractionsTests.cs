using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Papers.Tests;

public class ShorContinuedFractionsTests
{
    private readonly ShorContinuedFractions experiment = new();

    [Fact]
    public void EveryScaleHasValidSettings()
    {
        foreach (Scale scale in Enum.GetValues<Scale>())
        {
            JsonObject settings = experiment.Configure(scale, new Dictionary<string, string>());
            Assert.Equal(["exhaustive-to", "composites", "samples", "most-bits", "simulated-bits"], settings.Select(setting => setting.Key));
        }
    }

    [Theory]
    [InlineData("exhaustive-to", "3", "exhaustive-to: 3 is out of range; expected 15 to 100000")]
    [InlineData("samples", "x", "samples: 'x' is not an integer")]
    [InlineData("most-bits", "40", "most-bits: 40 is out of range; expected 8 to 26")]
    [InlineData("sample", "100", "unknown option 'sample'")]
    public void BadSettingsAreRefused(string name, string value, string message) => Assert.StartsWith(
        message, Assert.Throws<InputError>(() => experiment.Configure(Scale.Small, new Dictionary<string, string> { [name] = value })).Message, StringComparison.Ordinal);

    [Fact]
    public void EveryClaimIsDecidedByAMeasurementOfItsOwn()
    {
        Assert.Equal(experiment.Claims.Count, experiment.Claims.Select(claim => claim.Id).Distinct().Count());
        Assert.Equal(experiment.Claims.Count, experiment.Claims.Select(claim => claim.Metric).Distinct().Count());
        Assert.All(experiment.Claims, claim => Assert.Equal(claim.Fidelity == Fidelity.Exact, claim.Scaled is null));
    }
}
