using Mathesis.Exact;

namespace Mathesis.Circuits.Tests;

public class MarginCertificateTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(11)]
    public void No_single_neuron_beats_the_maximal_margin_of_addition_and_the_best_are_single_frequencies(int modulus)
    {
        var certificate = MarginCertificate.OfAddition(modulus);
        double margin = MaximumMargin.OfAddition(modulus);
        for (int start = 0; start < 30; start++)
        {
            MarginNeuron neuron = certificate.Climb(seed: 1, start);
            Assert.Equal(margin, neuron.Margin, 1e-9);
            ResidueWave u = ResidueWave.OfRows(neuron.First, modulus)[0], v = ResidueWave.OfRows(neuron.Second, modulus)[0], w = ResidueWave.OfRows(neuron.Output, modulus)[0];
            Assert.Equal((u.Frequency, u.Frequency), (v.Frequency, w.Frequency));
            Assert.All([u, v, w], wave => Assert.InRange(wave.Share, 1 - 1e-5, 1 + 1e-12));
            Assert.Equal(0, Math.IEEERemainder(u.Phase + v.Phase - w.Phase, 2 * Math.PI), 1e-4);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void No_single_neuron_beats_the_maximal_margin_of_a_group_and_the_best_are_single_representations(int points)
    {
        IReadOnlyList<RealRepresentation> irreducible = RealRepresentations.OfPermutations(points);
        var certificate = new MarginCertificate(PermutationGroup.Symmetric(points).Group, GroupClassWeights.Of(irreducible));
        double margin = MaximumMargin.OfGroup(irreducible);
        for (int start = 0; start < 12; start++)
        {
            MarginNeuron neuron = certificate.Climb(seed: 1, start);
            Assert.Equal(margin, neuron.Margin, 1e-9);
            foreach (double[] part in (double[][])[neuron.First, neuron.Second, neuron.Output])
                Assert.InRange(irreducible.Max(r => r.Energy(part)) / part.Sum(x => x * x), 1 - 1e-4, 1 + 1e-12);
        }
    }

    [Fact]
    public void A_wave_is_described_by_frequency_phase_and_concentration()
    {
        double[] pure = [.. Enumerable.Range(0, 11).Select(a => 3 * Math.Cos(1.2 + 2 * Math.PI * 4 * a / 11))];
        ResidueWave wave = ResidueWave.OfRows(pure, 11)[0];
        Assert.Equal(4, wave.Frequency);
        Assert.Equal(1.2, wave.Phase, 1e-12);
        Assert.Equal(1, wave.Share, 1e-12);
        Assert.Equal(1, wave.Participation, 1e-12);

        // An impulse has all of the one-sided transform's magnitudes equal: 7 of 13 residues, 7 of 12.
        foreach (int n in (int[])[12, 13])
        {
            var impulse = new double[n];
            impulse[3] = 1;
            Assert.Equal(1.0 / 7, ResidueWave.OfRows(impulse, n)[0].Participation, 1e-12);
        }
    }
}
