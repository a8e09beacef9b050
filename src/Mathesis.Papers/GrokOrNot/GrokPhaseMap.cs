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

    /// <summary>From this accuracy on, answers count as learned.</summary>
    private const double Learned = 0.9;

    /// <summary>Up to this accuracy on random answers they count as ignored.</summary>
    private const double Ignored = 0.1;

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
        // For each decay: trainings that end in coexistence, and those that end in full inversion.
        var found = new int[2 * Decays.Count];
        arm.Progress.Phase("phase map");
        using (Stream? snapshot = arm.Snapshots.OpenLatest())
        {
            if (snapshot is not null)
            {
                Span<int> position = stackalloc int[1];
                snapshot.ReadExactly(MemoryMarshal.AsBytes(position));
                snapshot.ReadExactly(MemoryMarshal.AsBytes(found.AsSpan()));
                done = position[0];
            }
        }
        for (; done < count; done++)
        {
            if (arm.Snapshots.IsDue || arm.Cancellation.IsCancellationRequested)
            {
                arm.Snapshots.Save(done, stream => stream.Write(MemoryMarshal.AsBytes<int>([done, .. found])));
                arm.Cancellation.ThrowIfCancellationRequested();
            }
            int map = done / (Corruptions.Count * Fractions.Count);
            double decay = Decays[map];
            double corruption = Corruptions[done / Fractions.Count % Corruptions.Count], fraction = Fractions[done % Fractions.Count];
            using PairPerceptron training = PairPerceptron.Prepare(
                options with { WeightDecay = decay, Corruption = corruption, Fraction = fraction }, arm.Seed, arm.Threads);
            training.Advance(options.Steps);
            int[] trained = training.Split.Training.ToArray(), labels = training.Labels.Labels.ToArray(), tested = training.Split.Test.ToArray();
            int corrupted = training.Labels.Corrupted;
            double onCorrupted = corrupted > 0 ? training.Accuracy(trained.AsSpan(0, corrupted), labels.AsSpan(0, corrupted)) : double.NaN;
            double onTest = training.Accuracy(tested, Array.ConvertAll(tested, training.Task.Answer));
            if (onTest >= Learned && onCorrupted >= Learned) found[2 * map]++;
            if (onTest >= Learned && onCorrupted <= Ignored) found[2 * map + 1]++;
            arm.Recorder.Record(Stream, done,
            [
                new("weight decay", decay), new("corruption", corruption), new("fraction", fraction),
                new("train accuracy", training.Accuracy(trained, labels)), new("corrupted accuracy", onCorrupted), new("test accuracy", onTest),
            ]);
            arm.Progress.Advance(done + 1, count);
        }
        arm.Measure("phase map: coexistence without decay", found[0]);
        arm.Measure("phase map: inversion gained by decay", found[^1] - found[1]);
        for (int map = 0; map < Decays.Count; map++)
        {
            arm.Measure(FormattableString.Invariant($"phase map: coexistence, decay {Decays[map]}"), found[2 * map]);
            arm.Measure(FormattableString.Invariant($"phase map: inversion, decay {Decays[map]}"), found[2 * map + 1]);
        }
    }
}
