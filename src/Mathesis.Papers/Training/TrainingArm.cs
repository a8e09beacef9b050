using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Laboratory;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>The arm that trains a network on a finite task; experiments that need a trained network share it.</summary>
internal static class TrainingArm
{
    /// <summary>Trains by the arm's settings and measures how it went; what never happened is measured as infinity.</summary>
    public static void Run(IArmContext arm) => Train(arm);

    /// <summary>Trains by the arm's settings and returns the course's end, for arms that go on with the network.</summary>
    public static CourseResult Train(IArmContext arm)
    {
        using FiniteTraining training = FiniteTraining.Prepare(ReadOptions(arm.Settings), arm.Seed, arm.Threads);
        CourseResult result = training.Run(arm);
        arm.Measure("steps", result.Steps);
        arm.Measure("fitted at", result.Fitted ?? double.PositiveInfinity);
        arm.Measure("reached 99% at", result.Reached99 ?? double.PositiveInfinity);
        arm.Measure("reached target at", result.ReachedTarget ?? double.PositiveInfinity);
        arm.Measure("final train loss", result.Final.Training.Loss);
        arm.Measure("final test loss", result.Final.Test.Loss);
        arm.Measure("final train accuracy", result.Final.Training.Accuracy);
        arm.Measure("final test accuracy", result.Final.Test.Accuracy);
        return result;
    }

    /// <summary>The options an arm's settings hold.</summary>
    public static FiniteTrainingOptions ReadOptions(JsonObject settings) =>
        settings.Deserialize(TeachingJson.Default.FiniteTrainingOptions)!;

    /// <summary>The settings that options are written as.</summary>
    public static JsonObject WriteOptions(FiniteTrainingOptions options) =>
        JsonSerializer.SerializeToNode(options, TeachingJson.Default.FiniteTrainingOptions)!.AsObject();
}
