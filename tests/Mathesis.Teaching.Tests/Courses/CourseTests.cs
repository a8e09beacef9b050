using System.Security.Cryptography;
using CsCheck;
using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Teaching.Tests;

public class CourseTests
{
    private static readonly FiniteTrainingOptions Recipe = new()
    {
        Modulus = 7,
        Fraction = 0.6,
        Width = 16,
        Heads = 1,
        Hidden = 16,
        MaximumSteps = 60,
        StepsAfterTarget = -1,
        EvaluateEvery = 5,
        CheckpointEvery = 20,
    };

    [Theory]
    [InlineData(EngineChoice.Folded)]
    [InlineData(EngineChoice.Layers)]
    public void AKilledCourseEndsWithTheSameBits(EngineChoice engine)
    {
        FiniteTrainingOptions recipe = Recipe with { Engine = engine };
        using var whole = new MemoryBench();
        CourseResult expected = Run(recipe, whole);

        Gen.Int[0, 25].Array[1, 4].Sample(kills =>
        {
            using var bench = new MemoryBench { AlwaysDue = true };
            foreach (int updates in kills)
            {
                bench.KillAfter(updates);
                try
                {
                    Run(recipe, bench);
                }
                catch (KilledException)
                {
                    // as meant: the next run goes on from the last snapshot
                }
            }
            bench.KillAfter(int.MaxValue);
            Assert.Equal(expected, Run(recipe, bench));
            Assert.Equal(whole.Rows, bench.Rows);
            Assert.Equal(Hash(whole, Course.NetworkPath), Hash(bench, Course.NetworkPath));
            Assert.Equal(Hash(whole, Course.CheckpointPath(40)), Hash(bench, Course.CheckpointPath(40)));
        }, iter: 10);
    }

    [Fact]
    public void AnInterruptedCourseSavesASnapshotAndGoesOn()
    {
        using var whole = new MemoryBench();
        Run(Recipe, whole);
        using var bench = new MemoryBench();
        bench.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Run(Recipe, bench));
        using Stream? snapshot = bench.OpenLatest();
        Assert.NotNull(snapshot);
    }

    [Fact]
    public void ItEndsTheGivenStepsAfterTheTarget()
    {
        using var bench = new MemoryBench();
        CourseResult result = Run(Recipe with { TargetAccuracy = 0.01, StepsAfterTarget = 15 }, bench);
        Assert.Equal(result.ReachedTarget + 15, result.Steps);
        Assert.Equal(result.Steps / 5 + 1, bench.Rows.Count);
        Assert.Single(bench.Notes);
    }

    [Fact]
    public void ADivergingCourseNamesTheStepInOneLineAndKeepsTheSnapshotBefore()
    {
        using var bench = new MemoryBench();
        InputError error = Assert.Throws<InputError>(() => Run(Recipe with { LearningRate = 1e30, Engine = EngineChoice.Layers }, bench));
        Assert.Matches("^training: the training loss became .+ at step [0-9]+; the last snapshot before it is kept", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.False(File.Exists(bench.FilePath(Course.NetworkPath)));
    }

    [Fact]
    public void WeightsThatAreNotFiniteAreNeverSaved()
    {
        using var bench = new MemoryBench();
        // One update after a finite loss: the weights overflow, and the course ends before another loss shows it.
        InputError error = Assert.Throws<InputError>(
            () => Run(Recipe with { LearningRate = 1e38, WeightDecay = 1e3, WarmUp = 0, MaximumSteps = 1, EvaluateEvery = 1, CheckpointEvery = 1, Engine = EngineChoice.Layers }, bench));
        Assert.Matches("^training: a weight of .+ became .+ at step 1;", error.Message);
        Assert.False(File.Exists(bench.FilePath(Course.NetworkPath)));
        using Stream? snapshot = bench.OpenLatest();
        Assert.Null(snapshot);
    }

    [Fact]
    public void CheckpointsSayWhatTheyAre()
    {
        using var bench = new MemoryBench();
        Run(Recipe, bench);
        Checkpoint checkpoint = Checkpoint.Load(bench.FilePath(Course.NetworkPath));
        Assert.Equal(("modular-addition 7", 60, 3UL), (checkpoint.Task, checkpoint.Step, checkpoint.Seed));
        Assert.Equal(Recipe, FiniteTasks.RecipeOf(checkpoint, "it"));
    }

    [Theory]
    [InlineData("fraction", "1")]
    [InlineData("fraction", "0")]
    [InlineData("modulus", "2")]
    [InlineData("heads", "3")]
    [InlineData("task", "modular-adition")]
    [InlineData("checkpoint-every", "7")]
    public void BadRecipesAreOneLineThatNamesTheField(string name, string value)
    {
        InputError error = Assert.Throws<InputError>(() => FiniteTraining.Check(
            OptionsBinder.Bind(Recipe, [KeyValuePair.Create(name, value)], TeachingJson.Default.FiniteTrainingOptions)));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains(name, error.Message);
    }

    private static CourseResult Run(FiniteTrainingOptions recipe, MemoryBench bench)
    {
        using FiniteTraining training = FiniteTraining.Prepare(recipe, seed: 3, threads: 1);
        return training.Run(bench);
    }

    private static string Hash(MemoryBench bench, string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(bench.FilePath(file))));
}
