using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Problems;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>A checkpoint with the finite task that it answers, and the split it was trained by where that is known.</summary>
public sealed class TrainedNetwork
{
    private TrainedNetwork(Checkpoint checkpoint, FiniteTask task, TaskSplit? split)
    {
        Checkpoint = checkpoint;
        Task = task;
        Split = split;
    }

    /// <summary>The checkpoint.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The task.</summary>
    public FiniteTask Task { get; }

    /// <summary>Which questions were trained on; null for a person's own data.</summary>
    public TaskSplit? Split { get; }

    /// <summary>Loads a checkpoint with the task it says it was trained on.</summary>
    /// <exception cref="InputError">The file is no checkpoint, or does not say its task.</exception>
    public static TrainedNetwork Load(string path)
    {
        Checkpoint checkpoint = Checkpoint.Load(path);
        FiniteTrainingOptions recipe = FiniteTasks.RecipeOf(checkpoint, path);
        FiniteTask task = FiniteTasks.Create(recipe);
        RequireFit(checkpoint, task, path);
        return new TrainedNetwork(checkpoint, task, TaskSplit.Random(task, recipe.Fraction, checkpoint.Seed));
    }

    /// <summary>Loads a checkpoint with a person's own table of questions and answers.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="data">The table, CSV or JSONL.</param>
    /// <param name="answer">The column of the answer, or null for the last.</param>
    /// <exception cref="InputError">A file cannot be read, or the network cannot read the questions.</exception>
    public static TrainedNetwork Load(string path, string data, string? answer)
    {
        Checkpoint checkpoint = Checkpoint.Load(path);
        FiniteTask task = TableTask.Load(data, new TableTaskOptions { Answer = answer });
        RequireFit(checkpoint, task, data);
        return new TrainedNetwork(checkpoint, task, null);
    }

    /// <summary>Evaluates the network on questions.</summary>
    /// <param name="questions">The numbers of the questions.</param>
    public Evaluation Evaluate(ReadOnlySpan<int> questions) =>
        new LayerNetwork<float>(Checkpoint.Specification, Checkpoint.Weights).Evaluate(new SequenceFormat(Task).Encode(questions));

    private static void RequireFit(Checkpoint checkpoint, FiniteTask task, string where)
    {
        var format = new SequenceFormat(task);
        NetworkSpecification specification = checkpoint.Specification;
        if (format.Context > specification.Context)
            throw new InputError($"questions have {task.Arity} inputs", where, $"expected at most {specification.Context - 1}, which the network can read");
        if (format.Vocabulary != specification.Vocabulary)
            throw new InputError($"the questions use {task.InputSymbols.Count} symbols", where, $"expected {specification.Vocabulary - 1}, which the network knows");
        if (task.AnswerSymbols.Count > specification.Outputs)
            throw new InputError($"there are {task.AnswerSymbols.Count} different answers", where, $"expected at most {specification.Outputs}, the network's classes");
    }
}
