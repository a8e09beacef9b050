using System.Runtime.InteropServices;
using Mathesis.Core;

namespace Mathesis.Circuits;

/// <summary>
/// Trains a homogeneous network on all questions by the cross-entropy plus lambda times the nu-th power of the L_{2,nu} norm, with
/// Adam in float64, while lambda falls: as it vanishes, the normalised margin goes to its maximum (Wei et al. 2019; paper 8,
/// section 2). The norm is per neuron; the plain sum of squares has another optimum.
/// </summary>
public sealed class MarginTrainer
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-12;

    private readonly IMarginModel model;
    private readonly MarginTrainingOptions options;
    private readonly double[] neurons;
    private readonly double[] gradient;
    private readonly double[] first;
    private readonly double[] second;

    /// <summary>A trainer before its first update.</summary>
    /// <param name="model">The network with its questions.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    public MarginTrainer(IMarginModel model, MarginTrainingOptions options, ulong seed)
    {
        options.Validate();
        this.model = model;
        this.options = options;
        var random = new RandomStream("circuits/margin-training", seed);
        neurons = new double[options.Neurons * model.NeuronWidth];
        for (int i = 0; i < neurons.Length; i++) neurons[i] = options.Scale * random.NextGaussian();
        gradient = new double[neurons.Length];
        first = new double[neurons.Length];
        second = new double[neurons.Length];
    }

    /// <summary>How many updates were made.</summary>
    public int Step { get; private set; }

    /// <summary>The weights, [neurons, width].</summary>
    public ReadOnlySpan<double> Neurons => neurons;

    /// <summary>The norm of each neuron's weights.</summary>
    public double[] Norms()
    {
        int width = model.NeuronWidth;
        var norms = new double[options.Neurons];
        for (int i = 0; i < norms.Length; i++)
        {
            double squares = 0;
            foreach (double weight in neurons.AsSpan(i * width, width)) squares += weight * weight;
            norms[i] = Math.Sqrt(squares);
        }
        return norms;
    }

    /// <summary>The mean cross-entropy and the normalised margin of the current weights.</summary>
    public (double Loss, double Margin) Measure()
    {
        double loss = model.LossAndGradient(neurons, gradient, out double margin);
        return (loss, margin / Norms().Sum(norm => Math.Pow(norm, model.Degree)));
    }

    /// <summary>Makes one update; returns the cross-entropy before it.</summary>
    public double Update()
    {
        double done = (double)Step / options.Steps;
        double penalty = options.FirstPenalty * Math.Pow(options.LastPenalty / options.FirstPenalty, Math.Min(1, done / 0.8));
        double rate = options.LearningRate * Math.Min(1, (1 - done) / 0.2);
        double loss = model.LossAndGradient(neurons, gradient, out _);
        double[] pulls = [.. Norms().Select(norm => penalty * model.Degree * Math.Pow(norm, model.Degree - 2))];
        Step++;
        double firstCorrection = 1 - Math.Pow(Beta1, Step), secondCorrection = 1 - Math.Pow(Beta2, Step);
        for (int i = 0; i < neurons.Length; i++)
        {
            double g = gradient[i] + pulls[i / model.NeuronWidth] * neurons[i];
            first[i] = Beta1 * first[i] + (1 - Beta1) * g;
            second[i] = Beta2 * second[i] + (1 - Beta2) * g * g;
            neurons[i] -= rate * first[i] / firstCorrection / (Math.Sqrt(second[i] / secondCorrection) + Epsilon);
        }
        return loss;
    }

    /// <summary>Trains to the end on a bench: records the stream <c>margin</c>, saves snapshots, and goes on from the last one.</summary>
    /// <param name="bench">The bench.</param>
    /// <param name="maximum">The maximal margin, which margins are recorded relative to.</param>
    /// <exception cref="OperationCanceledException">The bench asked for an end; a snapshot was saved.</exception>
    public void Run(IWorkbench bench, double maximum)
    {
        using (Stream? snapshot = bench.Snapshots.OpenLatest())
            if (snapshot is not null) LoadState(snapshot);
        bench.Progress.Phase("training");
        while (Step < options.Steps)
        {
            if (Step % options.RecordEvery == 0) Record(bench, maximum);
            if (bench.Cancellation.IsCancellationRequested)
            {
                bench.Snapshots.Save(Step, SaveState);
                bench.Cancellation.ThrowIfCancellationRequested();
            }
            if (bench.Snapshots.IsDue) bench.Snapshots.Save(Step, SaveState);
            double loss = Update();
            if (!double.IsFinite(loss)) throw new InputError(FormattableString.Invariant($"the loss became {loss} at step {Step}"), expected: "try a smaller learning rate");
        }
    }

    /// <summary>Writes all that is needed to go on.</summary>
    public void SaveState(Stream stream)
    {
        stream.Write(BitConverter.GetBytes(Step));
        foreach (double[] part in (double[][])[neurons, first, second]) stream.Write(MemoryMarshal.AsBytes<double>(part));
    }

    /// <summary>Goes on from a state of a trainer of the same model and options.</summary>
    public void LoadState(Stream stream)
    {
        Span<byte> step = stackalloc byte[sizeof(int)];
        stream.ReadExactly(step);
        foreach (double[] part in (double[][])[neurons, first, second]) stream.ReadExactly(MemoryMarshal.AsBytes(part.AsSpan()));
        Step = BitConverter.ToInt32(step);
    }

    private void Record(IWorkbench bench, double maximum)
    {
        (double loss, double margin) = Measure();
        ReadOnlySpan<Measurement> row = [new("loss", loss), new("margin over maximum", margin / maximum)];
        bench.Recorder.Record("margin", Step, row);
        bench.Progress.Advance(Step, options.Steps, row);
    }
}
