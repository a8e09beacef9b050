using System.Globalization;
using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Problems;

namespace Mathesis.Teaching;

/// <summary>A finite task, split, encoded and given to a network: ready to train.</summary>
public sealed class FiniteTraining : IDisposable
{
    private readonly ITrainer trainer;
    private readonly Course course;

    private FiniteTraining(FiniteTask task, TaskSplit split, ITrainer trainer, Course course)
    {
        Task = task;
        Split = split;
        this.trainer = trainer;
        this.course = course;
    }

    /// <summary>The task.</summary>
    public FiniteTask Task { get; }

    /// <summary>Which questions are trained on.</summary>
    public TaskSplit Split { get; }

    /// <summary>Prepares a training.</summary>
    /// <param name="options">The recipe.</param>
    /// <param name="seed">The seed of the split, the weights and everything random in training.</param>
    /// <param name="threads">How many threads the trainer may use.</param>
    public static FiniteTraining Prepare(FiniteTrainingOptions options, ulong seed, int threads)
    {
        options.Validate();
        FiniteTask task = CreateTask(options);
        var format = new SequenceFormat(task);
        TaskSplit split = TaskSplit.Random(task, options.Fraction, seed);
        NetworkSpecification specification = Specify(options, format);
        Weights weights = WeightInitialisation.Create(specification, seed);
        Examples training = format.Encode(split.Training);
        ITrainer trainer = Trainers.Create(options, specification, weights, training, seed, threads);
        Checkpoint Describe(long step, Weights current) => throw new NotImplementedException();
        var course = new Course(options.Course, trainer, training, format.Encode(split.Test), Describe);
        return new FiniteTraining(task, split, trainer, course);
    }

    /// <summary>Checks everything that can be checked before training: options, task, table, split, engine.</summary>
    /// <exception cref="InputError">Something cannot be used.</exception>
    public static void Check(FiniteTrainingOptions options)
    {
        using FiniteTraining _ = Prepare(options, seed: 0, threads: 1);
    }

    /// <summary>Runs the course on a bench.</summary>
    public CourseResult Run(IWorkbench bench) => course.Run(bench);

    /// <inheritdoc/>
    public void Dispose() => trainer.Dispose();
}
