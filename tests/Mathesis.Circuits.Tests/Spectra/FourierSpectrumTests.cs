namespace Mathesis.Circuits.Tests;

public class FourierSpectrumTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void The_norms_are_those_of_the_waves_put_in(int n)
    {
        // Two columns: 3 cos w_2 + 1, and 4 sin w_2 + 2 cos w_5.
        double[] matrix = [.. Enumerable.Range(0, n).SelectMany(a => (double[])
            [3 * Math.Cos(SyntheticGrid.Angle(2, a, n)) + 1, 4 * Math.Sin(SyntheticGrid.Angle(2, a, n)) + 2 * Math.Cos(SyntheticGrid.Angle(5, a, n))])];
        var spectrum = FourierSpectrum.OfRows(matrix, n);
        double unit = Math.Sqrt(n / 2.0);
        Assert.Equal(n / 2, spectrum.FrequencyNorms.Length);
        Assert.Equal(Math.Sqrt(n), spectrum.ComponentNorms[0], 1e-12);
        Assert.Equal(3 * unit, spectrum.ComponentNorms[3], 1e-12);
        Assert.Equal(4 * unit, spectrum.ComponentNorms[4], 1e-12);
        Assert.Equal(2 * unit, spectrum.ComponentNorms[9], 1e-12);
        Assert.Equal([0, 5 * unit, 0, 0, 2 * unit], spectrum.FrequencyNorms[..5].ToArray(), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(Concentration.Gini([3, 4, 2, .. new double[n - 4]]), spectrum.Gini, 1e-12);
        Assert.Equal(Concentration.InverseParticipationRatio([3, 4, 2]), spectrum.InverseParticipationRatio, 1e-12);

        Assert.Equal([2, 5], KeyFrequencies.FromSpectrum(spectrum));
        Assert.Equal([2], KeyFrequencies.FromSpectrum(spectrum, threshold: 0.41));
    }

    [Fact]
    public void The_frequency_of_an_even_size_without_a_sine_counts_once()
    {
        double[] alternating = [1, -1, 1, -1, 1, -1];
        var spectrum = FourierSpectrum.OfRows(alternating, 6);
        Assert.Equal(Math.Sqrt(6), spectrum.FrequencyNorms[2], 1e-12);
        Assert.Equal([3], KeyFrequencies.FromSpectrum(spectrum));
    }

    [Fact]
    public void A_constant_matrix_has_no_key_frequencies()
    {
        var spectrum = FourierSpectrum.OfRows(new double[7], 7);
        Assert.Empty(KeyFrequencies.FromSpectrum(spectrum));
        Assert.Equal(0, spectrum.Gini);
    }
}
