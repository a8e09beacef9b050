using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Mathesis.Laboratory;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>Many short trainings over the fraction of questions and the share of random answers, for several decays: the phase diagram.</summary>
internal static class GrokPhaseMap
{
    /// <summary>The stream with a row for each training.</summary>
    public const string Stream = "phase map";

    /// <summary>The fractions of questions trained on: columns of the map.</summary>
    public static IReadOnlyList<double> Fractions { get; } = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

    /// <summary>The shares of random answers: rows of the map.</summary>
    public static IReadOnlyList<double> Corruptions { get; } = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85];

    /// <summary>The decays: a map for each.</summary>
    public static IReadOnlyList<double> Decays { get; } = [0, 5, 15];

    /// <summary>The sizes of the map's networks.</summary>
    public static JsonObject Settings(Scale scale) => scale switch
    {
        Scale.Smoke => new JsonObject { ["modulus"] = 7, ["hidden"] = 8, ["steps"] = 4 },
        Scale.Small => new JsonObject { ["modulus"] = 41, ["hidden"] = 200, ["steps"] = 500 },
        _ => new JsonObject { ["modulus"] = 97, ["hidden"] = 500, ["steps"] = 2_000 },
    };

    /// <summary>Runs the arm. A row: the map's coordinates, then train, corrupted and test accuracy.</summary>
    public static void Run(IArmContext arm)
    {
        PairPerceptronOptions options = GrokArms.Options(arm);
        int count = Decays.Count * Corruptions.Count * Fractions.Count, done = 0;
        var coexisting = 0;
        arm.Progress.Phase("phase map");
        using (Stream? snapshot = arm.Snapshots.OpenLatest())
        {
            if (snapshot is not null)
            {
                Span<int> state = stackalloc int[2];
                snapshot.ReadExactly(MemoryMarshal.AsBytes(state));
                (done, coexisting) = (state[0], state[1]);
            }
        }
        for (; done < count; done++)
        {
            if (arm.Snapshots.IsDue || arm.Cancellation.IsCancellationRequested)
            {
                arm.Snapshots.Save(done, stream => stream.Write(MemoryMarshal.AsBytes<int>([done, coexisting])));
                arm.Cancellation.ThrowIfCancellationRequested();
            }
            double decay = Decays[done / (Corruptions.Count * Fractions.Count)];
            double corruption = Corruptions[done / Fractions.Count % Corruptions.Count], fraction = Fractions[done % Fractions.Count];
            using PairPerceptron training = PairPerceptron.Prepare(
                options with { WeightDecay = decay, Corruption = corruption, Fraction = fraction }, arm.Seed, arm.Threads);
            training.Advance(options.Steps);
            int[] trained = training.Split.Training.ToArray(), labels = training.Labels.Labels.ToArray(), tested = training.Split.Test.ToArray();
            int corrupted = training.Labels.Corrupted;
            double onCorrupted = corrupted > 0 ? training.Accuracy(trained.AsSpan(0, corrupted), labels.AsSpan(0, corrupted)) : double.NaN;
            double onTest = training.Accuracy(tested, Array.ConvertAll(tested, training.Task.Answer));
            if (decay == 0 && onCorrupted >= 0.9 && onTest >= 0.9) coexisting++;
            arm.Recorder.Record(Stream, done,
            [
                new("weight decay", decay), new("corruption", corruption), new("fraction", fraction),
                new("train accuracy", training.Accuracy(trained, labels)), new("corrupted accuracy", onCorrupted), new("test accuracy", onTest),
            ]);
            arm.Progress.Advance(done + 1, count);
        }
        arm.Measure("phase map: coexisting without decay", coexisting);
    }
}
