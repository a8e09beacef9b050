using System.Text.Json;
using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Problems;

namespace Mathesis.Teaching;

/// <summary>A finite task, split, encoded and given to a network: ready to train.</summary>
public sealed class FiniteTraining : IDisposable
{
    private readonly ITrainer trainer;
    private readonly Course course;

    private FiniteTraining(ITrainer trainer, Course course)
    {
        this.trainer = trainer;
        this.course = course;
    }

    /// <summary>The network.</summary>
    public NetworkSpecification Specification => trainer.Specification;

    /// <summary>Prepares a training.</summary>
    /// <param name="options">The recipe.</param>
    /// <param name="seed">The seed of the split, the weights and everything random in training.</param>
    /// <param name="threads">How many threads the trainer may use.</param>
    /// <exception cref="InputError">An option is out of range, the table cannot be read, or the engine cannot train the network.</exception>
    public static FiniteTraining Prepare(FiniteTrainingOptions options, ulong seed, int threads)
    {
        options.Validate();
        FiniteTask task = FiniteTasks.Create(options);
        var format = new SequenceFormat(task);
        TaskSplit split = TaskSplit.Random(task, options.Fraction, seed);
        NetworkSpecification specification = Specify(options, format);
        Weights weights = WeightInitialisation.Create(specification, seed);
        Examples training = format.Encode(split.Training);
        ITrainer trainer = Trainers.Create(options, specification, weights, training, seed, threads);

        string recipe = JsonSerializer.Serialize(options, TeachingJson.Default.FiniteTrainingOptions);
        var course = new Course(options.Course, trainer, training, format.Encode(split.Test), (step, current) => new Checkpoint
        {
            Specification = specification,
            Weights = current,
            Task = task.Name,
            TaskParameters = recipe,
            Format = SequenceFormat.Name,
            Seed = seed,
            Step = step,
        });
        return new FiniteTraining(trainer, course);
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

    private static NetworkSpecification Specify(FiniteTrainingOptions options, SequenceFormat format) => new()
    {
        Vocabulary = format.Vocabulary,
        Context = format.Context,
        Width = options.Width,
        Outputs = format.Outputs,
        Modules =
        [
            new TokenEmbedding(),
            new LearnedPositions(),
            .. Enumerable.Range(0, options.Blocks).Select(_ => new TransformerBlock
            {
                Attention = new AttentionSpecification { Heads = options.Heads, HeadWidth = options.Width / options.Heads },
                FeedForward = new FeedForwardSpecification { Width = options.Hidden },
                Dropout = options.Dropout,
            }),
            new Unembedding(),
        ],
    };
}
