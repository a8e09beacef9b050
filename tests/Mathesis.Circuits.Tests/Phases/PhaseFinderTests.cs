namespace Mathesis.Circuits.Tests;

public class PhaseFinderTests
{
    private static readonly long[] Measured = [.. Enumerable.Range(0, 101).Select(i => 200L * i)];
    private static readonly long[] Evaluated = [.. Enumerable.Range(0, 401).Select(i => 50L * i)];

    [Fact]
    public void The_phases_of_a_run_that_groks_are_found()
    {
        // Excluded loss falls to its minimum at 1,400 and rises; test loss falls a little at first, rises to 20, falls from 9,000 on.
        double[] excluded = Array.ConvertAll(Measured, step => step < 1400 ? 4.7 - step / 400.0 : 1.2 + (step - 1400) / 5000.0);
        double[] loss = Array.ConvertAll(Evaluated, step => step < 300 ? 4.7 - step / 300.0 : step < 9000 ? Math.Min(20, 3.7 + step / 100.0) : Math.Max(0, 20 - (step - 9000) / 200.0));
        double[] accuracy = Array.ConvertAll(Evaluated, step => step < 9000 ? 0.05 : Math.Min(1, 0.05 + (step - 9000) / 4000.0));
        TrainingPhases phases = new PhaseFinder().Find(Measured, excluded, Evaluated, loss, accuracy);
        // 90 % of 20 is 18, reached at 9,400, passed at 9,450; 0.999 at 9,000 + 4,000 * 0.949 = 12,796.
        Assert.Equal(new TrainingPhases(1400, 9450, 12800), phases);
    }

    [Fact]
    public void A_run_that_only_memorises_reaches_no_later_phase()
    {
        double[] excluded = Array.ConvertAll(Measured, step => Math.Exp(-step / 1000.0));
        double[] loss = Array.ConvertAll(Evaluated, step => 4.7 + step / 100.0);
        TrainingPhases phases = new PhaseFinder().Find(Measured, excluded, Evaluated, loss, new double[Evaluated.Length]);
        Assert.Equal(default, phases);
    }

    [Fact]
    public void Single_spikes_neither_start_cleanup_nor_raise_the_maximum()
    {
        double[] excluded = Array.ConvertAll(Measured, step => Math.Abs(step - 1000.0));
        double[] loss = Array.ConvertAll(Evaluated, step => step == 3000 ? 0.1 : step == 5000 ? 400 : step < 8000 ? 10.0 : 1);
        Assert.Equal(8000, new PhaseFinder().Find(Measured, excluded, Evaluated, loss, new double[Evaluated.Length]).CleanupStart);
    }

    [Fact]
    public void Empty_streams_have_no_phases() => Assert.Equal(default, new PhaseFinder().Find([], [], [], [], []));

    [Fact]
    public void Steps_and_values_of_different_number_are_refused() =>
        Assert.Throws<ArgumentException>(() => new PhaseFinder().Find([1], [], [], [], []));
}
