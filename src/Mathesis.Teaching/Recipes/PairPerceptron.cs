using System.Text.Json;
using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Problems;

namespace Mathesis.Teaching;

/// <summary>A perceptron of squares on pairs with some random answers: ready to train.</summary>
public sealed class PairPerceptron : IDisposable
{
    /// <summary>The format that checkpoints carry: the two inputs are the sequence.</summary>
    public const string Format = "inputs";

    private readonly LayerTrainer trainer;
    private readonly Course course;

    private PairPerceptron(LayerTrainer trainer, Course course, FiniteTask task, TaskSplit split, LabelCorruption labels)
    {
        this.trainer = trainer;
        this.course = course;
        Task = task;
        Split = split;
        Labels = labels;
    }

    /// <summary>The task.</summary>
    public FiniteTask Task { get; }

    /// <summary>The split.</summary>
    public TaskSplit Split { get; }

    /// <summary>The training answers, the first of them random.</summary>
    public LabelCorruption Labels { get; }

    /// <summary>The weights as they are now.</summary>
    public Weights Weights => trainer.ExportWeights();

    /// <summary>The network of a recipe for a task of pairs.</summary>
    /// <param name="options">The recipe.</param>
    /// <param name="task">The task.</param>
    public static NetworkSpecification Specify(PairPerceptronOptions options, FiniteTask task) => new()
    {
        Vocabulary = task.InputSymbols.Count,
        Context = 2,
        Width = options.Hidden,
        Outputs = task.AnswerSymbols.Count,
        Modules =
        [
            new TokenTables(),
            .. options.Dropout > 0 ? (ModuleSpecification[])[new Dropout { Rate = options.Dropout }] : [],
            new ActivationModule { Function = Activation.Quadratic },
            .. options.BatchNorm ? (ModuleSpecification[])[new BatchNorm()] : [],
            new Unembedding(),
        ],
    };

    /// <summary>The task of a recipe.</summary>
    /// <exception cref="InputError">There is no such task, or its questions are not pairs.</exception>
    public static FiniteTask TaskOf(PairPerceptronOptions options)
    {
        FiniteTask task = FiniteTasks.Create(new FiniteTrainingOptions { Task = options.Task, Modulus = options.Modulus });
        return task.Arity == 2 ? task : throw new InputError($"the questions of {task.Name} have {task.Arity} inputs", "task", "expected a task of pairs");
    }

    /// <summary>Prepares a training.</summary>
    /// <param name="options">The recipe.</param>
    /// <param name="seed">The seed of split, labels, weights and batches.</param>
    /// <param name="threads">How many threads the trainer may use.</param>
    /// <exception cref="InputError">An option is out of range.</exception>
    public static PairPerceptron Prepare(PairPerceptronOptions options, ulong seed, int threads)
    {
        options.Validate();
        FiniteTask task = TaskOf(options);
        TaskSplit split = TaskSplit.Random(task, options.Fraction, seed);
        LabelCorruption labels = LabelCorruption.Random(task, split, options.Corruption, seed);
        NetworkSpecification specification = Specify(options, task);
        double deviation = options.InitialScale / Math.Cbrt(2.0 * options.Hidden);
        Weights weights = new NormalInitialisation { Deviation = deviation }.Create(specification, seed);

        int[] answers = Array.ConvertAll(split.Test.ToArray(), task.Answer);
        Examples training = Encode(task, split.Training, labels.Labels), test = Encode(task, split.Test, answers);
        var trainer = new LayerTrainer(specification, weights, training, options.Trainer(seed)) { Threads = threads };
        List<(string, Examples)> watched = [];
        if (labels.Corrupted > 0) watched.Add(("corrupted", Encode(task, split.Training[..labels.Corrupted], labels.Labels[..labels.Corrupted])));
        if (labels.Corrupted < split.Training.Length) watched.Add(("clean", Encode(task, split.Training[labels.Corrupted..], labels.Labels[labels.Corrupted..])));
        string recipe = JsonSerializer.Serialize(options, TeachingJson.Default.PairPerceptronOptions);
        var course = new Course(options.Course, trainer, training, test, (step, current) => new Checkpoint
        {
            Specification = specification,
            Weights = current,
            Task = task.Name,
            TaskParameters = recipe,
            Format = Format,
            Seed = seed,
            Step = step,
        }, watched);
        return new PairPerceptron(trainer, course, task, split, labels);
    }

    /// <summary>Runs the course on a bench.</summary>
    public CourseResult Run(IWorkbench bench) => course.Run(bench);

    /// <summary>Makes updates without a bench: for many short trainings in a row.</summary>
    /// <param name="updates">How many.</param>
    /// <exception cref="Core.InputError">The loss is not finite any more.</exception>
    public void Advance(int updates)
    {
        for (int update = 0; update < updates; update++)
        {
            double loss = trainer.Update();
            Divergence.Require(trainer.Step, loss);
        }
    }

    /// <summary>The accuracy on some questions with given answers.</summary>
    public double Accuracy(ReadOnlySpan<int> questions, ReadOnlySpan<int> answers) => trainer.Evaluate(Encode(Task, questions, answers)).Accuracy;

    /// <inheritdoc/>
    public void Dispose() => trainer.Dispose();

    private static Examples Encode(FiniteTask task, ReadOnlySpan<int> questions, ReadOnlySpan<int> answers)
    {
        var tokens = new int[2 * questions.Length];
        for (int i = 0; i < questions.Length; i++) task.Inputs(questions[i]).CopyTo(tokens.AsSpan(2 * i));
        return new Examples(new TokenBatch(tokens, 2), answers.ToArray());
    }
}
