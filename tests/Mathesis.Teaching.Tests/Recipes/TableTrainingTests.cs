using Mathesis.Core;

namespace Mathesis.Teaching.Tests;

public sealed class TableTrainingTests : IDisposable
{
    private readonly string table = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(table);

    [Fact]
    public void APersonsTableOfThreeInputsIsLearnt()
    {
        // The majority of three bits: every question is trained on except one.
        File.WriteAllLines(table, ["x,y,z,majority", .. Enumerable.Range(0, 8).Select(i => $"{i >> 2},{i >> 1 & 1},{i & 1},{(int.PopCount(i) >= 2 ? "yes" : "no")}")]);
        using var bench = new MemoryBench();
        using FiniteTraining training = FiniteTraining.Prepare(
            new FiniteTrainingOptions { Table = table, Fraction = 0.9, Width = 16, Heads = 2, Hidden = 32, WeightDecay = 0.1, MaximumSteps = 200, StepsAfterTarget = -1 },
            seed: 1, threads: 1);
        CourseResult result = training.Run(bench);
        Assert.Equal(1, result.Final.Training.Accuracy);
        Assert.InRange(result.Final.Training.Loss, 0, 0.1);
    }

    [Fact]
    public void AMissingTableIsOneLine() => Assert.Contains(
        "nowhere.csv", Assert.Throws<InputError>(() => FiniteTraining.Check(new FiniteTrainingOptions { Table = "nowhere.csv" })).Message);
}
