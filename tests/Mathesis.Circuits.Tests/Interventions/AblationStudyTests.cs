using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Circuits.Tests;

public class AblationStudyTests
{
    private static readonly LayerNetwork<double> Network = RelayNetwork.Build();

    private static readonly (int X, int Y)[] All =
        [.. Enumerable.Range(0, RelayNetwork.Symbols * RelayNetwork.Symbols).Select(i => (i / RelayNetwork.Symbols, i % RelayNetwork.Symbols))];

    private static AblationStudy<double> Study() => new(
        Network, RelayNetwork.Batch(All), LogitMetrics.Difference<double>([.. All.Select(pair => pair.X)], [.. All.Select(pair => (pair.X + 1) % RelayNetwork.Symbols)]), seed: 1);

    [Fact]
    public void Without_a_head_of_the_relay_the_first_symbol_is_lost()
    {
        AblationStudy<double> study = Study();
        // Over all pairs y equals x as often as x + 1, so y adds nothing.
        Assert.Equal(RelayNetwork.OfFirst, study.Baseline, 1e-9);
        EffectTable zero = study.ByHead(AblationMethod.Zero);
        Assert.Equal([0, RelayNetwork.OfFirst, 0, RelayNetwork.OfFirst], [.. zero.Values.Cast<double>().Select(value => Math.Round(value, 9))]);
    }

    [Fact]
    public void The_mean_over_all_inputs_says_nothing_of_one_of_them()
    {
        AblationStudy<double> study = Study();
        Assert.Equal(0, study.Without(AblationMethod.Mean, Site.OfHead(0, 0)), 1e-9);
        Assert.Equal(RelayNetwork.OfFirst, study.Without(AblationMethod.Mean, Site.OfHead(0, 1)), 1e-9);
    }

    [Fact]
    public void A_mean_over_equal_inputs_changes_nothing_and_a_zero_does()
    {
        TokenBatch batch = RelayNetwork.Batch((2, 1), (2, 1), (2, 1));
        var study = new AblationStudy<double>(Network, batch, LogitMetrics.Difference<double>([2, 2, 2], [0, 0, 0]));
        Assert.Equal(RelayNetwork.OfFirst, study.Without(AblationMethod.Mean, Site.OfHead(1, 0)), 1e-9);
        Assert.Equal(0, study.Without(AblationMethod.Zero, Site.OfHead(1, 0)), 1e-9);
    }

    [Fact]
    public void Resampling_puts_the_reference_in_the_place_of_the_input()
    {
        // Every reference sequence has x = 3: so every answer becomes 3.
        var study = new AblationStudy<double>(
            Network, RelayNetwork.Batch(All), LogitMetrics.Difference<double>([.. All.Select(_ => 3)], [.. All.Select(pair => (pair.X + 1) % 4 == 3 ? 0 : 1)]),
            RelayNetwork.Batch((3, 0), (3, 1), (3, 2)));
        double ofSecond = All.Average(pair => (pair.Y == 3 ? 1 : 0) - (pair.Y == ((pair.X + 1) % 4 == 3 ? 0 : 1) ? 1 : 0)) * RelayNetwork.OfSecond;
        Assert.Equal(RelayNetwork.OfFirst + ofSecond, study.Without(AblationMethod.Resample, Site.OfHead(0, 0)), 1e-9);
    }

    [Fact]
    public void Resampling_is_a_function_of_the_seed()
    {
        Assert.Equal(Study().Without(AblationMethod.Resample, Site.OfHead(0, 0)), Study().Without(AblationMethod.Resample, Site.OfHead(0, 0)));
        Assert.InRange(Study().Without(AblationMethod.Resample, Site.OfHead(0, 0)), -RelayNetwork.OfFirst, RelayNetwork.OfFirst - 0.1);
    }

    [Fact]
    public void A_reference_of_another_length_is_refused() =>
        Assert.Throws<InputError>(() => new AblationStudy<double>(Network, RelayNetwork.Batch(All), _ => 0, new TokenBatch([1, 2], 2)));

    [Fact]
    public void The_lens_sees_each_symbol_from_the_depth_where_it_is_written()
    {
        // At "=" nothing before block 0, y before block 1, both after it.
        LogitMetric<double> first = LogitMetrics.Difference<double>([.. All.Select(pair => pair.X)], [.. All.Select(pair => (pair.X + 1) % 4)]);
        LogitMetric<double> second = LogitMetrics.Difference<double>([.. All.Select(pair => pair.Y)], [.. All.Select(pair => (pair.Y + 1) % 4)]);
        Dictionary<string, double> ofFirst = LogitLens.Measure(Network, RelayNetwork.Batch(All), first).ToDictionary(entry => entry.Point, entry => entry.Metric);
        Dictionary<string, double> ofSecond = LogitLens.Measure(Network, RelayNetwork.Batch(All), second).ToDictionary(entry => entry.Point, entry => entry.Metric);
        Assert.Equal(0, ofSecond["blocks.0.hook_resid_pre"], 1e-9);
        Assert.Equal(RelayNetwork.OfSecond, ofSecond["blocks.1.hook_resid_pre"], 1e-9);
        Assert.Equal(0, ofFirst["blocks.1.hook_resid_pre"], 1e-9);
        Assert.Equal(RelayNetwork.OfFirst, ofFirst["blocks.1.hook_resid_post"], 1e-9);
    }
}
