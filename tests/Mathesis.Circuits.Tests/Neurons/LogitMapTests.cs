using Mathesis.Core;

namespace Mathesis.Circuits.Tests;

public class LogitMapTests
{
    private const int N = 11;
    private const int Neurons = 6;

    [Fact]
    public void Directions_and_residual_are_those_put_in()
    {
        double unit = Math.Sqrt(N / 2.0);
        LogitMap map = Map((c, h) => h switch
        {
            0 => 3 * Cos(2, c),
            1 => 4 * Sin(2, c),
            2 => Cos(5, c),
            _ => 0,
        });
        Assert.Equal([3 * unit, 0, 0, 0, 0, 0], map.CosineDirection(2).ToArray(), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal([0, 4 * unit, 0, 0, 0, 0], map.SineDirection(2).ToArray(), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(Math.Sqrt(1.0 / 26), map.RelativeResidual(2), 1e-12);
        Assert.Equal(0, map.RelativeResidual(2, 5), 1e-12);
        Assert.Equal([2], KeyFrequencies.FromSpectrum(map.Spectrum));
    }

    [Fact]
    public void On_and_off_the_directions_add_up_and_on_means_within_their_span()
    {
        var stream = new RandomStream("circuits/tests/map", 1);
        LogitMap map = Map((_, _) => stream.NextGaussian());
        PairGrid neurons = SyntheticGrid.Noise(N, Neurons, 31);
        PairGrid on = map.ApplyOnDirections(neurons, 3);

        // The same by an explicit 2 x 2 least-squares fit of every pair's activations by the two directions.
        double[] u = map.CosineDirection(3).ToArray(), v = map.SineDirection(3).ToArray();
        (double uu, double uv, double vv) = (Dot(u, u), Dot(u, v), Dot(v, v));
        PairGrid projected = SyntheticGrid.Of(N, Neurons, (a, b, h) =>
        {
            double[] row = neurons.Row(a * N + b).ToArray();
            (double mu, double mv) = (Dot(row, u), Dot(row, v));
            double determinant = uu * vv - uv * uv;
            return (vv * mu - uv * mv) / determinant * u[h] + (uu * mv - uv * mu) / determinant * v[h];
        });
        SyntheticGrid.AssertClose(map.Apply(projected), on);

        PairGrid rest = SyntheticGrid.Noise(N, N, 32);
        PairGrid logits = rest.Plus(map.Apply(neurons));
        GridTask task = SyntheticGrid.Addition(N);
        IReadOnlyList<Ablation> table = AblationTable.OfNeurons(logits, neurons, map, task, 3);
        Assert.Equal(AblationTable.NeuronsOnDirections, table[0].Name);
        Assert.Equal(task.Evaluate(rest.Plus(on)).Loss.All, table[0].Result.Loss.All, 1e-9);
        PairGrid off = map.Apply(neurons.Minus(projected));
        Assert.Equal(task.Evaluate(rest.Plus(off)).Loss.All, table[1].Result.Loss.All, 1e-9);
        Assert.Equal(task.Evaluate(map.Apply(neurons)).Loss.All, Loss(AblationTable.NeuronsAlone), 1e-9);
        Assert.Equal(task.Evaluate(on).Loss.All, Loss(AblationTable.OnDirectionsAlone), 1e-9);
        Assert.Equal(task.Evaluate(off).Loss.All, Loss(AblationTable.OffDirectionsAlone), 1e-9);
        Assert.Equal(task.Evaluate(rest).Loss.All, Loss(AblationTable.PastNeurons), 1e-9);

        double Loss(string name) => table.Single(row => row.Name == name).Result.Loss.All;
    }

    [Fact]
    public void Without_keys_nothing_is_on_the_directions() =>
        SyntheticGrid.AssertClose(new PairGrid(N, N), Map((c, h) => c + h).ApplyOnDirections(SyntheticGrid.Noise(N, Neurons, 33)));

    [Fact]
    public void The_read_out_is_explained_as_far_as_it_is_a_wave_of_the_sum()
    {
        LogitMap map = Map((c, h) => h switch { 0 => Cos(2, c), 1 => Sin(2, c), _ => 0 });
        // The first neuron has 9/10 of its variance in cos(w (a + b)), the second 16/25 in sin.
        PairGrid neurons = SyntheticGrid.Of(N, Neurons, (a, b, h) => h switch
        {
            0 => 5 + 3 * Cos(2, a + b) + Cos(2, a - b),
            1 => 4 * Sin(2, a + b) + 3 * Cos(2, a + b),
            _ => 100 * Cos(1, a),
        });
        (double cosine, double sine) = map.ReadOutExplained(neurons, 2);
        Assert.Equal(0.9, cosine, 1e-9);
        Assert.Equal(16.0 / 25, sine, 1e-9);
    }

    private static LogitMap Map(Func<int, int, double> value) =>
        new(N, Neurons, [.. Enumerable.Range(0, N * Neurons).Select(i => value(i / Neurons, i % Neurons))]);

    private static double Dot(double[] x, double[] y) => x.Zip(y, (p, q) => p * q).Sum();

    private static double Cos(int k, int x) => Math.Cos(SyntheticGrid.Angle(k, x, N));

    private static double Sin(int k, int x) => Math.Sin(SyntheticGrid.Angle(k, x, N));
}
