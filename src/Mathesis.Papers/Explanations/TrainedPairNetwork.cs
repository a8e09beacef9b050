using Mathesis.Circuits;
using Mathesis.Networks;
using Mathesis.Problems;

namespace Mathesis.Papers;

/// <summary>A network on all pairs of some symbols, which can be taken apart in the Fourier basis.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Task">All pairs with their answers and the split; where no split is known, every pair is both.</param>
public sealed record TrainedPairNetwork(Checkpoint Checkpoint, GridTask Task)
{
    /// <summary>Loads a checkpoint that was trained on pairs and says so.</summary>
    /// <exception cref="Core.InputError">It is no such checkpoint.</exception>
    public static TrainedPairNetwork Load(string path)
    {
        var network = TrainedNetwork.Load(path);
        return TryCreate(network, out string reason) ?? throw new Core.InputError($"the network has no pair circuit: {reason}", path);
    }

    /// <summary>The pair network of a trained network; null with a reason when it is none.</summary>
    public static TrainedPairNetwork? TryCreate(TrainedNetwork network, out string reason)
    {
        FiniteTask task = network.Task;
        int size = task.InputSymbols.Count;
        reason = task.Arity != 2 ? "its questions are not pairs"
            : task.Count != size * size ? $"the task has {task.Count} of {size * size} pairs"
            : !task.InputSymbols.SequenceEqual(task.AnswerSymbols) ? "its answers are not of the same symbols as its inputs"
            : network.Checkpoint.Specification.Modules.Count(module => module.IsBlock) != 1 ? "it has more than one block"
            : "";
        if (reason.Length > 0) return null;

        int[] pairs = [.. Enumerable.Range(0, task.Count).Select(question => task.Inputs(question)[0] * size + task.Inputs(question)[1])];
        var targets = new int[size * size];
        for (int question = 0; question < task.Count; question++) targets[pairs[question]] = task.Answer(question);
        int[] training = network.Split is { } known ? PairsOf(known.Training) : pairs, test = network.Split is { } split ? PairsOf(split.Test) : pairs;
        return new TrainedPairNetwork(network.Checkpoint, new GridTask(size, targets, training, test));

        int[] PairsOf(ReadOnlySpan<int> questions) => Array.ConvertAll(questions.ToArray(), question => pairs[question]);
    }

    /// <summary>Takes the network apart, in float64.</summary>
    public PairCircuit Analyse() =>
        PairCircuit.Analyse(new LayerNetwork<double>(Checkpoint.Specification, Checkpoint.Weights), Checkpoint.Weights, Task);
}
