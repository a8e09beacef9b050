using System.Text.Json;
using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Teaching;

/// <summary>
/// Trains a network on a bench: evaluates, records the stream <c>training</c>, keeps checkpoints, saves snapshots when they are
/// due, and ends by its rules. A course that was killed and is run again on the same bench goes on from its last snapshot, to
/// the same bits.
/// </summary>
public sealed class Course
{
    private readonly CourseOptions options;
    private readonly ITrainer trainer;
    private readonly Examples training;
    private readonly Examples test;
    private readonly Func<long, Weights, Checkpoint> describe;
    private readonly IReadOnlyList<(string Name, Examples Examples)> watched;
    private CourseState state = new();

    /// <summary>A course.</summary>
    /// <param name="options">Its length and rhythm.</param>
    /// <param name="trainer">The network in training.</param>
    /// <param name="training">The examples it is trained on.</param>
    /// <param name="test">The examples it never sees.</param>
    /// <param name="describe">Makes the self-describing checkpoint of a step.</param>
    /// <param name="watched">Other examples whose accuracy is recorded, as <c>name accuracy</c>; null for none.</param>
    public Course(
        CourseOptions options, ITrainer trainer, Examples training, Examples test, Func<long, Weights, Checkpoint> describe,
        IReadOnlyList<(string Name, Examples Examples)>? watched = null)
    {
        this.watched = watched ?? [];
        options.Validate();
        this.options = options;
        this.trainer = trainer;
        this.training = training;
        this.test = test;
        this.describe = describe;
    }

    /// <summary>The relative path of the checkpoint of a step.</summary>
    public static string CheckpointPath(long step) => FormattableString.Invariant($"checkpoints/{step:D6}.safetensors");

    /// <summary>The relative path of the trained network.</summary>
    public const string NetworkPath = "network.safetensors";

    /// <summary>Runs the course to its end.</summary>
    /// <exception cref="OperationCanceledException">The bench asked for an end; a snapshot was saved.</exception>
    /// <exception cref="InputError">The loss or a weight is not finite any more; the snapshot before that is kept.</exception>
    public CourseResult Run(IWorkbench bench)
    {
        Continue(bench);
        bench.Progress.Phase("training");
        while (true)
        {
            if (trainer.Step % options.EvaluateEvery == 0 && trainer.Step > state.LastEvaluated) Evaluate(bench);
            if (IsFinished) break;
            if (bench.Cancellation.IsCancellationRequested)
            {
                Save(bench);
                bench.Cancellation.ThrowIfCancellationRequested();
            }
            if (bench.Snapshots.IsDue) Save(bench);

            double loss = trainer.Update();
            Divergence.Require(trainer.Step, loss);
        }
        Weights weights = trainer.ExportWeights();
        Divergence.Require(trainer.Step, weights);
        describe(trainer.Step, weights).Save(bench.FilePath(NetworkPath));
        // The end is a snapshot too: what follows the course may be interrupted, and the course is not run again.
        Save(bench);
        return new CourseResult(
            trainer.Step, state.ReachedTarget, state.Reached99, state.Fitted, (trainer.Evaluate(training), trainer.Evaluate(test)));
    }

    private bool IsFinished =>
        trainer.Step >= options.MaximumSteps
        || (options.StepsAfterTarget >= 0 && state.ReachedTarget is { } reached && trainer.Step >= reached + options.StepsAfterTarget);

    private void Evaluate(IWorkbench bench)
    {
        long step = trainer.Step;
        Evaluation onTraining = trainer.Evaluate(training);
        Evaluation onTest = trainer.Evaluate(test);
        Measurement[] row =
        [
            new("train loss", onTraining.Loss), new("test loss", onTest.Loss),
            new("train accuracy", onTraining.Accuracy), new("test accuracy", onTest.Accuracy),
        ];
        bench.Recorder.Record("training", step, [.. row, .. watched.Select(set => new Measurement($"{set.Name} accuracy", trainer.Evaluate(set.Examples).Accuracy))]);
        bench.Progress.Advance(step, Horizon, row);

        state = state with
        {
            LastEvaluated = step,
            Fitted = state.Fitted ?? (onTraining.Accuracy >= 1 ? step : null),
            Reached99 = state.Reached99 ?? (onTest.Accuracy >= 0.99 ? step : null),
        };
        if (state.ReachedTarget is null && onTest.Accuracy >= options.TargetAccuracy)
        {
            state = state with { ReachedTarget = step };
            bench.Progress.Note(FormattableString.Invariant($"test accuracy reached {options.TargetAccuracy:P1} at step {step:N0}"));
        }
        if (options.CheckpointEvery > 0 && step % options.CheckpointEvery == 0)
            describe(step, trainer.ExportWeights()).Save(bench.FilePath(CheckpointPath(step)));
    }

    /// <summary>The step the course will end at, as far as is known.</summary>
    private long Horizon => options.StepsAfterTarget >= 0 && state.ReachedTarget is { } reached
        ? Math.Min(options.MaximumSteps, reached + options.StepsAfterTarget)
        : options.MaximumSteps;

    private void Save(IWorkbench bench)
    {
        Divergence.Require(trainer.Step, trainer.ExportWeights());
        bench.Snapshots.Save(trainer.Step, stream =>
        {
            byte[] head = JsonSerializer.SerializeToUtf8Bytes(state, CourseJson.Default.CourseState);
            stream.Write(BitConverter.GetBytes(head.Length));
            stream.Write(head);
            trainer.SaveState(stream);
        });
    }

    private void Continue(IWorkbench bench)
    {
        using Stream? snapshot = bench.Snapshots.OpenLatest();
        if (snapshot is null) return;
        Span<byte> length = stackalloc byte[sizeof(int)];
        snapshot.ReadExactly(length);
        var head = new byte[BitConverter.ToInt32(length)];
        snapshot.ReadExactly(head);
        state = JsonSerializer.Deserialize(head, CourseJson.Default.CourseState)!;
        trainer.LoadState(snapshot);
    }
}
