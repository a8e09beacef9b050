using System.Text.Json;
using Mathesis.Circuits;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Laboratory;
using Mathesis.Problems;

namespace Mathesis.Papers;

/// <summary>The computations of paper 8, each a process.</summary>
internal static class MarginArms
{
    /// <summary>The stream with one row for each neuron of a trained network that matters.</summary>
    public const string NeuronStream = "neurons";

    /// <summary>Neurons below this part of the largest norm are not looked at: they contribute below its third power to the logits.</summary>
    private const double Negligible = 0.1;

    /// <summary>Builds the networks of the theorems and compares every margin on every question with the closed form.</summary>
    public static void Exact(IArmContext arm)
    {
        MarginFeaturesOptions options = Options(arm);
        arm.Progress.Phase("maximal margins");
        double worst = 0;
        foreach (int modulus in (int[])[3, 5, 7, options.Modulus, options.LargeModulus])
        {
            double maximum = MaximumMargin.OfAddition(modulus);
            QuadraticPairNetwork network = MaximumMargin.CosineNetwork(modulus);
            worst = Math.Max(worst, NormalisedMargin.LargestDeviation(network, Answers("modular-addition", "modulus", modulus), maximum) / maximum);
        }
        arm.Measure("addition deviation", worst);
        arm.Cancellation.ThrowIfCancellationRequested();

        worst = 0;
        for (int relevant = 1; relevant <= 5; relevant++)
        {
            FiniteTask task = Parity(Math.Max(options.Bits, relevant), relevant);
            double maximum = MaximumMargin.OfParity(relevant);
            PowerNetwork network = MaximumMargin.ParityNetwork(task.Arity, relevant);
            double[] margins = NormalisedMargin.OfQuestions(network.Logits(Signs(task)), 2, Answers(task));
            worst = Math.Max(worst, margins.Max(margin => Math.Abs(margin / network.PoweredNorm() / maximum - 1)));
        }
        arm.Measure("parity deviation", worst);
        arm.Cancellation.ThrowIfCancellationRequested();

        worst = 0;
        double unlike = 0;
        for (int points = 3; points <= options.ExactPoints; points++)
        {
            int[] answers = Answers("permutation-composition", "degree", points);
            IReadOnlyList<RealRepresentation> irreducible = RealRepresentations.OfPermutations(points);
            unlike = Math.Max(unlike, DistanceFromHomomorphism(irreducible, answers));
            double maximum = MaximumMargin.OfGroup(irreducible);
            worst = Math.Max(worst, NormalisedMargin.LargestDeviation(MaximumMargin.RepresentationNetwork(irreducible), answers, maximum) / maximum);
            arm.Cancellation.ThrowIfCancellationRequested();
        }
        arm.Measure("group deviation", worst);
        arm.Measure("homomorphism deviation", unlike);
    }

    /// <summary>Maximises the class-weighted margin of a single neuron for addition from random starts.</summary>
    public static void CertifyAddition(IArmContext arm)
    {
        MarginFeaturesOptions options = Options(arm);
        int modulus = options.Modulus;
        double maximum = MaximumMargin.OfAddition(modulus);
        var certificate = MarginCertificate.OfAddition(modulus);
        double best = 0, share = 1, phase = 0;
        Climb(arm, options.Starts, certificate, neuron =>
        {
            best = Math.Max(best, neuron.Margin / maximum);
            ResidueWave[] waves = [Wave(neuron.First, modulus), Wave(neuron.Second, modulus), Wave(neuron.Output, modulus)];
            bool isOne = waves[0].Frequency == waves[1].Frequency && waves[0].Frequency == waves[2].Frequency;
            share = Math.Min(share, isOne ? waves.Min(wave => wave.Share) : 0);
            phase = Math.Max(phase, PhaseGap(waves));
        });
        arm.Measure("excess", best - 1);
        arm.Measure("least share", share);
        arm.Measure("largest phase gap", phase);
    }

    /// <summary>The same for a symmetric group, with the class weights of the theorem.</summary>
    public static void CertifyGroup(IArmContext arm)
    {
        MarginFeaturesOptions options = Options(arm);
        IReadOnlyList<RealRepresentation> irreducible = RealRepresentations.OfPermutations(options.Points);
        double maximum = MaximumMargin.OfGroup(irreducible);
        var certificate = new MarginCertificate(PermutationGroup.Symmetric(options.Points).Group, GroupClassWeights.Of(irreducible));
        double best = 0, share = 1;
        Climb(arm, options.Starts, certificate, neuron =>
        {
            best = Math.Max(best, neuron.Margin / maximum);
            share = Math.Min(share, SingleRepresentation(irreducible, neuron.First, neuron.Second, neuron.Output).Share);
        });
        arm.Measure("excess", best - 1);
        arm.Measure("least share", share);
    }

    /// <summary>Trains a network on addition and takes its neurons' waves.</summary>
    public static void TrainAddition(IArmContext arm)
    {
        MarginFeaturesOptions options = Options(arm);
        int modulus = options.Modulus;
        int[] answers = Answers("modular-addition", "modulus", modulus);
        var model = new PairMarginModel(modulus, modulus, answers);
        MarginTrainer trainer = Train(arm, model, 4 * (modulus - 1), MaximumMargin.OfAddition(modulus));
        QuadraticPairNetwork network = model.Network(trainer.Neurons);

        var shares = new List<double>();
        var gaps = new List<double>();
        var byFrequency = new double[modulus / 2 + 1];
        foreach (int neuron in Alive(trainer))
        {
            ResidueWave[] waves = [Wave(network.First(neuron), modulus), Wave(network.Second(neuron), modulus), Wave(network.Output(neuron), modulus)];
            double share = waves.Average(wave => wave.Share), norm = Math.Pow(network.SquaredNorm(neuron), 1.5);
            shares.Add(share);
            gaps.Add(PhaseGap(waves));
            byFrequency[waves[0].Frequency] += norm;
            arm.Recorder.Record(NeuronStream, neuron, [new("kind", waves[0].Frequency), new("share", share), new("norm", norm)]);
        }
        arm.Measure("median share", Median(shares));
        arm.Measure("median phase gap", Median(gaps));
        arm.Measure("frequencies missing", byFrequency.Skip(1).Count(norm => norm == 0));
        arm.Measure("least frequency over mean", byFrequency.Skip(1).Min() / byFrequency.Skip(1).Average());
    }

    /// <summary>Trains a network on a group's product and takes its neurons' representations.</summary>
    public static void TrainGroup(IArmContext arm)
    {
        MarginFeaturesOptions options = Options(arm);
        IReadOnlyList<RealRepresentation> irreducible = RealRepresentations.OfPermutations(options.Points);
        int order = irreducible[0].Order;
        var model = new PairMarginModel(order, order, Answers("permutation-composition", "degree", options.Points));
        MarginTrainer trainer = Train(
            arm, model, irreducible.Skip(1).Sum(r => 2 * r.Dimension * r.Dimension * r.Dimension), MaximumMargin.OfGroup(irreducible));
        QuadraticPairNetwork network = model.Network(trainer.Neurons);

        var shares = new List<double>();
        var seen = new HashSet<int>();
        foreach (int neuron in Alive(trainer))
        {
            (int best, double share) = SingleRepresentation(irreducible, network.First(neuron), network.Second(neuron), network.Output(neuron));
            shares.Add(share);
            seen.Add(best);
            arm.Recorder.Record(NeuronStream, neuron, [new("kind", best), new("share", share), new("norm", Math.Pow(network.SquaredNorm(neuron), 1.5))]);
        }
        arm.Measure("median share", Median(shares));
        arm.Measure("representations missing", Enumerable.Range(1, irreducible.Count - 1).Count(r => !seen.Contains(r)));
    }

    /// <summary>Trains a network of k-th powers on sparse parity and looks at which bits its neurons read.</summary>
    public static void TrainParity(IArmContext arm)
    {
        MarginFeaturesOptions options = Options(arm);
        FiniteTask task = Parity(options.Bits, options.Relevant);
        var model = new PowerMarginModel(options.Bits, options.Relevant, 2, Signs(task), Answers(task));
        // The maximum needs 2^(k - 1) neurons; the card trains four times as many.
        MarginTrainer trainer = Train(arm, model, 2 << (options.Relevant - 1), MaximumMargin.OfParity(options.Relevant));
        PowerNetwork network = model.Network(trainer.Neurons);
        double[] norms = trainer.Norms();
        var onRelevant = new List<double>();
        var evenness = new List<double>();
        foreach (int neuron in Alive(trainer))
        {
            double[] input = network.Input(neuron).ToArray();
            double[] relevant = [.. input.Take(options.Relevant).Select(Math.Abs)];
            double share = relevant.Sum(u => u * u) / input.Sum(u => u * u);
            onRelevant.Add(share);
            evenness.Add(relevant.Min() / relevant.Max());
            arm.Recorder.Record(NeuronStream, neuron, [new("kind", 0), new("share", share), new("norm", Math.Pow(norms[neuron], options.Relevant + 1))]);
        }
        arm.Measure("median share", Median(onRelevant));
        arm.Measure("median evenness", Median(evenness));
    }

    /// <summary>The options an arm's settings hold.</summary>
    public static MarginFeaturesOptions Options(IArmContext arm) => arm.Settings.Deserialize(MarginFeaturesJson.Default.MarginFeaturesOptions)!;

    private static MarginTrainer Train(IArmContext arm, IMarginModel model, int needed, double maximum)
    {
        var trainer = new MarginTrainer(model, Options(arm).Training(needed, maximum), arm.Seed);
        trainer.Run(arm, maximum);
        (double loss, double margin) = trainer.Measure();
        arm.Measure("margin over maximum", margin / maximum);
        arm.Measure("loss", loss);
        return trainer;
    }

    private static void Climb(IArmContext arm, int starts, MarginCertificate certificate, Action<MarginNeuron> found)
    {
        arm.Progress.Phase("certificate");
        for (int start = 0; start < starts; start++)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            found(certificate.Climb(arm.Seed, start));
            arm.Progress.Advance(start + 1, starts);
        }
    }

    private static IEnumerable<int> Alive(MarginTrainer trainer)
    {
        double[] norms = trainer.Norms();
        double least = Negligible * norms.Max();
        return Enumerable.Range(0, norms.Length).Where(neuron => norms[neuron] > least);
    }

    private static (int Index, double Share) SingleRepresentation(
        IReadOnlyList<RealRepresentation> irreducible, ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> output)
    {
        (int index, double best, double total) = (0, -1, 0);
        for (int r = 0; r < irreducible.Count; r++)
        {
            double energy = irreducible[r].Energy(first) + irreducible[r].Energy(second) + irreducible[r].Energy(output);
            total += energy;
            if (energy > best) (index, best) = (r, energy);
        }
        return (index, best / total);
    }

    private static ResidueWave Wave(ReadOnlySpan<double> function, int modulus) => ResidueWave.OfRows(function, modulus)[0];

    /// <summary>How far the phases of u and v are from adding up to that of w, in radians.</summary>
    private static double PhaseGap(ResidueWave[] waves) => Math.Abs(Math.IEEERemainder(waves[0].Phase + waves[1].Phase - waves[2].Phase, 2 * Math.PI));

    /// <summary>The largest entry of R(a) R(b) - R(ab) over the task's own products, so that matrices and task are known to agree.</summary>
    private static double DistanceFromHomomorphism(IReadOnlyList<RealRepresentation> irreducible, int[] answers)
    {
        double largest = 0;
        int order = irreducible[0].Order;
        foreach (RealRepresentation representation in irreducible)
        {
            int d = representation.Dimension;
            for (int pair = 0; pair < answers.Length; pair++)
            {
                ReadOnlySpan<double> a = representation[pair / order], b = representation[pair % order], product = representation[answers[pair]];
                for (int i = 0; i < d * d; i++)
                {
                    double sum = 0;
                    for (int k = 0; k < d; k++) sum += a[i / d * d + k] * b[k * d + i % d];
                    largest = Math.Max(largest, Math.Abs(sum - product[i]));
                }
            }
        }
        return largest;
    }

    private static FiniteTask Parity(int bits, int relevant) => new SparseParity().Create(new Dictionary<string, string>
    {
        ["bits"] = FormattableString.Invariant($"{bits}"),
        ["relevant"] = FormattableString.Invariant($"{relevant}"),
    });

    /// <summary>Bits as the numbers 1 and -1.</summary>
    private static double[] Signs(FiniteTask task) =>
        [.. Enumerable.Range(0, task.Count).SelectMany(question => task.Inputs(question).ToArray()).Select(bit => bit == 0 ? 1.0 : -1.0)];

    private static int[] Answers(FiniteTask task) => [.. Enumerable.Range(0, task.Count).Select(task.Answer)];

    private static int[] Answers(string task, string option, int size) =>
        Answers(Registry.Compose(Problems.Registrations.AddTo).Create<IFiniteTaskFamily>(task, "task")
            .Create(new Dictionary<string, string> { [option] = FormattableString.Invariant($"{size}") }));

    private static double Median(List<double> values)
    {
        if (values.Count == 0) return double.NaN;
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[values.Count / 2 - 1] + values[values.Count / 2]) / 2;
    }
}
