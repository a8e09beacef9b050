using System.Diagnostics;
using Mathesis.Networks;
using Mathesis.Problems;
using Mathesis.Teaching;

namespace Mathesis.Benchmarks.GrokkingStep;

/// <summary>Our step: forward, backward, AdamW and the loss in float64, by the folded engine.</summary>
internal static class MathesisStep
{
    /// <summary>The median milliseconds of a step.</summary>
    public static double Measure(int threads, int steps)
    {
        var recipe = new FiniteTrainingOptions();
        FiniteTask task = FiniteTasks.Create(recipe);
        NetworkSpecification specification = NetworkSpecification.OneBlockTransformer(recipe.Modulus);
        Examples training = new SequenceFormat(task).Encode(TaskSplit.Random(task, recipe.Fraction, seed: 0).Training);
        using var trainer = new FoldedPairTrainer(specification, WeightInitialisation.Create(specification, seed: 0), training, recipe.Optimiser) { Threads = threads };
        var times = new List<double>();
        for (int step = 0; step < steps + 30; step++)
        {
            long start = Stopwatch.GetTimestamp();
            trainer.Update();
            if (step >= 30) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }
}
