namespace Mathesis.Exact.Tests;

public class ContactAmplitudeTests
{
    [Theory]
    [InlineData(4, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 2)]
    [InlineData(5, 4)]
    [InlineData(6, 3)]
    public void TheSystemHasAsManySolutionsAsMoliensSeriesCounts(int particles, int degree) =>
        Assert.Equal(ContactAmplitude.CountInvariants(particles, degree), ExactSolver.Solve(ContactAmplitude.Create(particles, degree)).Free.Count);

    [Fact]
    public void FourParticlesHaveTheKnownSeries()
    {
        // The invariants of four particles are generated in degrees 2 and 3: stu and s^2 + t^2 + u^2.
        Assert.Equal([1, 0, 1, 1, 1, 1, 2, 1, 2], Enumerable.Range(0, 9).Select(degree => ContactAmplitude.CountInvariants(4, degree)));
    }

    [Fact]
    public void TheSevenParticleAnsatzHasThePapersSize() => Assert.Equal(2380, ContactAmplitude.Create(7, 4).Unknowns.Count);

    [Fact]
    public void ASoftLimitLeavesFewer()
    {
        LinearSolution soft = ExactSolver.Solve(ContactAmplitude.Create(5, 4, softDegree: 2));
        Assert.True(soft.IsConsistent);
        Assert.True(soft.Free.Count <= ContactAmplitude.CountInvariants(5, 4));
    }

    [Fact]
    public void TheScrambledSystemGivesItsRatiosBack()
    {
        ScrambledSystem example = ScrambledSystem.Create(12, 3);
        LinearSolution solution = ExactSolver.Solve(example.System);
        Assert.Equal([12], solution.Free);
        Assert.Equal(example.Ratios, Enumerable.Range(0, 12).Select(i => solution.Rules!.RowValues(i)[0]));
    }
}
