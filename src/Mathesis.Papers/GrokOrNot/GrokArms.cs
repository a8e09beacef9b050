using System.Text.Json;
using Mathesis.Circuits;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Networks;
using Mathesis.Numerics;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>The trainings of paper 1 and what is measured of their networks.</summary>
internal static class GrokArms
{
    /// <summary>The stream with a row for each neuron.</summary>
    public const string NeuronStream = "neurons";

    /// <summary>The stream with a row for each number of neurons pruned.</summary>
    public const string PruningStream = "pruning";

    /// <summary>From this participation ratio on, a neuron counts as generalising.</summary>
    private const double Generalising = 0.5;

    /// <summary>Trains in a regime, sorts the neurons, prunes them.</summary>
    public static void Train(IArmContext arm)
    {
        PairPerceptronOptions options = Options(arm);
        using PairPerceptron training = PairPerceptron.Prepare(options, arm.Seed, arm.Threads);
        CourseResult course = training.Run(arm);
        arm.Measure("train accuracy", course.Final.Training.Accuracy);
        arm.Measure("test accuracy", course.Final.Test.Accuracy);
        arm.Measure("train loss", course.Final.Training.Loss);
        arm.Measure("test loss", course.Final.Test.Loss);
        int[] questions = training.Split.Training.ToArray();
        int[] labels = training.Labels.Labels.ToArray();
        double rightLabels = (double)questions.Index().Count(pair => training.Task.Answer(pair.Item) == labels[pair.Index]) / questions.Length;
        arm.Measure("right labels", rightLabels);
        arm.Measure("train accuracy beyond right labels", Math.Abs(course.Final.Training.Accuracy - rightLabels));
        if (training.Labels.Corrupted > 0)
            arm.Measure("corrupted accuracy", training.Accuracy(questions.AsSpan(0, training.Labels.Corrupted), labels.AsSpan(0, training.Labels.Corrupted)));
        MeasureStages(arm, course);

        arm.Progress.Phase("sorting and pruning neurons");
        Weights weights = training.Weights;
        QuadraticPairNetwork network = PairNeurons.Network(weights);
        double[] participations = PairNeurons.Participations(network), strengths = PairNeurons.Strengths(network);
        double[]? gains = options.BatchNorm ? [.. weights["bn.0.w"].Values.Select(gain => (double)Math.Abs(gain))] : null;
        for (int i = 0; i < participations.Length; i++)
        {
            arm.Recorder.Record(
                NeuronStream, i, [new("participation", participations[i]), new("strength", strengths[i]), .. gains is null ? (Measurement[])[] : [new("gain", gains[i])]]);
        }
        double total = strengths.Sum();
        arm.Measure("median participation", Median(participations));
        arm.Measure("generalising neurons", (double)participations.Count(participation => participation >= Generalising) / participations.Length);
        arm.Measure("generalising share", total > 0 ? strengths.Zip(participations).Where(pair => pair.Second >= Generalising).Sum(pair => pair.First) / total : 0);
        if (gains is not null)
        {
            arm.Measure("rank correlation of participation and gain", RankCorrelation.Spearman(participations, gains));
            double[] high = [.. gains.Where((_, i) => participations[i] >= Generalising)], low = [.. gains.Where((_, i) => participations[i] < Generalising)];
            arm.Measure("gain of generalising over memorising", high.Length > 0 && low.Length > 0 ? Median(high) / Median(low) : double.NaN);
        }
        else
        {
            Prune(arm, training, network, participations);
        }
    }

    /// <summary>The analytic solution, and how wide a perceptron it needs.</summary>
    public static void Analytic(IArmContext arm)
    {
        PairPerceptronOptions options = Options(arm);
        int modulus = options.Modulus;
        int[] pairs = [.. Enumerable.Range(0, modulus * modulus)];
        int[] answers = [.. pairs.Select(pair => (pair / modulus + pair % modulus) % modulus)];
        foreach (int width in (int[])[options.Hidden, 8 * options.Hidden])
        {
            QuadraticPairNetwork network = PairNeurons.Analytic(modulus, width, arm.Seed);
            double accuracy = PruningCurve.Of(network, [], [(pairs, answers)])[0, 0];
            arm.Measure(width == options.Hidden ? "analytic accuracy" : "analytic accuracy, wide", accuracy);
            if (width == options.Hidden) arm.Measure("analytic participation", Median(PairNeurons.Participations(network)));
        }
    }

    /// <summary>The options an arm's settings hold.</summary>
    public static PairPerceptronOptions Options(IArmContext arm) => arm.Settings.Deserialize(TeachingJson.Default.PairPerceptronOptions)!;

    /// <summary>The middle of the sorted values.</summary>
    internal static double Median(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return double.NaN;
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The two stages: test accuracy is complete, then the corrupted answers are unlearned.</summary>
    private static void MeasureStages(IArmContext arm, CourseResult course)
    {
        MetricStream stream = MetricStream.Read(arm.FilePath("streams/training.jsonl"));
        arm.Measure("grokked at", course.Reached99 ?? double.PositiveInfinity);
        double[] training = [.. stream["train accuracy"]];
        int peak = Array.IndexOf(training, training.Max());
        arm.Measure("peak train accuracy", training[peak]);
        arm.Measure("peak at", stream.Steps[peak]);
        arm.Measure("unlearned", training[peak] - training[^1]);
        // Unlearning is done when half of what was ever gained above the end is lost.
        int half = Array.FindIndex(training, peak, accuracy => accuracy <= (training[peak] + training[^1]) / 2);
        bool unlearned = training[peak] - training[^1] > 0.05;
        arm.Measure("half unlearned at", unlearned ? stream.Steps[half] : double.PositiveInfinity);
        arm.Measure("unlearning after grokking", unlearned && course.Reached99 is { } grokked ? stream.Steps[half] - grokked : double.NaN);
        double[] test = [.. stream["test accuracy"]];
        arm.Measure("train and test accuracy at once", training.Zip(test, Math.Min).Max());
        MeasureOrder(arm, stream, test);
    }

    /// <summary>How many steps lie between the middles of the stages: half of the test questions learned, half of the random answers lost.</summary>
    private static void MeasureOrder(IArmContext arm, MetricStream stream, double[] test)
    {
        if (!stream.Names.Contains("corrupted accuracy")) return;
        double[] corrupted = [.. stream["corrupted accuracy"]];
        int learned = Array.FindIndex(test, accuracy => accuracy >= 0.5), memorised = Array.IndexOf(corrupted, corrupted.Max());
        int lost = Array.FindIndex(corrupted, memorised, accuracy => accuracy <= corrupted[memorised] / 2);
        arm.Measure("steps from learning to unlearning", learned >= 0 && lost >= 0 ? stream.Steps[lost] - stream.Steps[learned] : double.NaN);
    }

    private static void Prune(IArmContext arm, PairPerceptron training, QuadraticPairNetwork network, double[] participations)
    {
        int[] order = [.. Enumerable.Range(0, participations.Length).OrderBy(i => participations[i])];
        int corrupted = training.Labels.Corrupted;
        int[] trained = training.Split.Training.ToArray(), labels = training.Labels.Labels.ToArray(), tested = training.Split.Test.ToArray();
        int[] all = [.. Enumerable.Range(0, training.Task.Count)];
        double[,] curve = PruningCurve.Of(network, order,
        [
            (trained[..corrupted], labels[..corrupted]),
            (trained[corrupted..], labels[corrupted..]),
            (tested, Array.ConvertAll(tested, training.Task.Answer)),
            (all, Array.ConvertAll(all, training.Task.Answer)),
        ]);
        int rows = curve.GetLength(0);
        (int best, double least, double most) = (-1, double.PositiveInfinity, 0);
        for (int removed = 0; removed < rows; removed++)
        {
            arm.Recorder.Record(PruningStream, removed,
            [
                new("corrupted accuracy", curve[removed, 0]), new("clean accuracy", curve[removed, 1]),
                new("test accuracy", curve[removed, 2]), new("accuracy on all questions", curve[removed, 3]),
            ]);
            most = Math.Max(most, curve[removed, 3]);
            if (curve[removed, 2] < 0.99 || !(curve[removed, 0] < least)) continue;
            (best, least) = (removed, curve[removed, 0]);
        }
        arm.Measure("accuracy gained by pruning", most - curve[0, 3]);
        if (corrupted == 0) return;
        arm.Measure("least corrupted accuracy after pruning", least);
        arm.Measure("pruned", best);
        arm.Measure(
            "participation of kept over pruned",
            best > 0 ? Median([.. order[best..].Select(i => participations[i])]) / Median([.. order[..best].Select(i => participations[i])]) : double.NaN);
    }
}
