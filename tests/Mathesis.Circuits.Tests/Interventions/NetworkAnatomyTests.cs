using Mathesis.Networks;

namespace Mathesis.Circuits.Tests;

public class NetworkAnatomyTests
{
    [Fact]
    public void Each_part_of_the_relay_is_seen_for_what_it_does()
    {
        LayerNetwork<double> relay = RelayNetwork.Build();
        var network = new LayerNetwork<float>(relay.Specification, relay.Parameters.ToWeights());
        (int X, int Y)[] all = [.. Enumerable.Range(0, 16).Select(i => (i / 4, i % 4))];
        // Asked for y, which the network prefers.
        NetworkAnatomy anatomy = NetworkAnatomy.Examine(network, new Examples(RelayNetwork.Batch(all), [.. all.Select(pair => pair.Y)]), seed: 1)!;
        Assert.Equal(16, anatomy.Questions);
        Dictionary<string, NetworkPart> parts = anatomy.Parts.ToDictionary(part => part.Name);
        Assert.Equal(["block 0, head 0", "block 0, head 1", "block 1, head 0", "block 1, head 1"], anatomy.Parts.Select(part => part.Name));
        Assert.Equal(1, parts["block 0, head 0"].AccuracyWithout);
        Assert.InRange(parts["block 0, head 1"].AccuracyWithout, 0, 0.5);
        // The relay has an effect only through the second block; the head that copies y acts directly.
        Assert.Equal(0, parts["block 0, head 0"].DirectEffect!.Value, 1e-5);
        Assert.Equal(parts["block 0, head 1"].Effect!.Value, parts["block 0, head 1"].DirectEffect!.Value, 1e-5);
        Assert.Equal(parts["block 0, head 0"].Effect!.Value, parts["block 1, head 0"].DirectEffect!.Value, 1e-5);
        Assert.Equal(0, parts["block 1, head 1"].Effect!.Value, 1e-5);
        Dictionary<string, double> lens = anatomy.Lens.ToDictionary(entry => entry.Point, entry => entry.Accuracy);
        Assert.Equal(0.25, lens["blocks.0.hook_resid_pre"], 1e-9);
        Assert.Equal(1, lens["blocks.1.hook_resid_pre"], 1e-9);
    }
}
