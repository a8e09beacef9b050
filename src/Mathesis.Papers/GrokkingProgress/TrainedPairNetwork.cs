using Mathesis.Circuits;
using Mathesis.Networks;
using Mathesis.Problems;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>A checkpoint of a network on pairs, with the pairs it was trained and tested on.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Task">All pairs with their answers and the split.</param>
internal sealed record TrainedPairNetwork(Checkpoint Checkpoint, GridTask Task)
{
    /// <summary>Loads a checkpoint and rebuilds the task and the split that it says it was trained on.</summary>
    public static TrainedPairNetwork Load(string path)
    {
        Checkpoint checkpoint = Checkpoint.Load(path);
        FiniteTrainingOptions recipe = FiniteTasks.RecipeOf(checkpoint, path);
        FiniteTask task = FiniteTasks.Create(recipe);
        return new TrainedPairNetwork(checkpoint, GridOf(task, TaskSplit.Random(task, recipe.Fraction, checkpoint.Seed)));
    }

    /// <summary>Takes the network apart, in float64.</summary>
    public PairCircuit Analyse() =>
        PairCircuit.Analyse(new LayerNetwork<double>(Checkpoint.Specification, Checkpoint.Weights), Checkpoint.Weights, Task);

    private static GridTask GridOf(FiniteTask task, TaskSplit split)
    {
        int size = task.InputSymbols.Count;
        int[] pairs = [.. Enumerable.Range(0, task.Count).Select(question => task.Inputs(question)[0] * size + task.Inputs(question)[1])];
        var targets = new int[size * size];
        for (int question = 0; question < task.Count; question++) targets[pairs[question]] = task.Answer(question);
        return new GridTask(size, targets, Select(split.Training), Select(split.Test));

        int[] Select(ReadOnlySpan<int> questions) => Array.ConvertAll(questions.ToArray(), question => pairs[question]);
    }
}
