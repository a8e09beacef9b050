using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>
/// What Nanda, Chan, Lieberum, Smith and Steinhardt (ICLR 2023) claim of a one-block transformer that learns a + b mod 113, as
/// records. Figures in <see cref="Claim.Reported"/> are the paper's mainline run.
/// </summary>
internal static class GrokkingProgressClaims
{
    private const string Training = "setup and mainline run";
    private const string Weights = "reverse engineering: weights";
    private const string Neurons = "reverse engineering: neurons";
    private const string Logits = "reverse engineering: logits";
    private const string Ablations = "ablations in Fourier space";
    private const string Measures = "progress measures and phases";
    private const string Regularisation = "effect of weight decay";

    /// <summary>The small scale ends 4,000 steps after generalisation, where weight decay is still shedding what the circuit does not use.</summary>
    private const string ShorterRun = "the run ends 4,000 steps after 99.9% test accuracy, not at 40,000 epochs";

    public static IReadOnlyList<Claim> All { get; } =
    [
        new()
        {
            Id = "memorises-first",
            Statement = "The network fits its training pairs long before it generalises: at step 2,000 training accuracy is 100%.",
            Source = Training,
            Reported = "train loss falls within 1.4k epochs",
            Metric = "train accuracy at 2000",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(1),
        },
        new()
        {
            Id = "test-stays-low",
            Statement = "While it memorises it does not generalise: at step 2,000 test accuracy is below 50%.",
            Source = Training,
            Reported = "test loss rises while train loss falls",
            Metric = "test accuracy at 2000",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Maximum(0.5),
            Threshold = Calibrated("accuracy", "4.3%, 2.2%, 4.5%, 3.3%, 2.5%"),
        },
        new()
        {
            Id = "generalises",
            Statement = "In the end it generalises: test accuracy is at least 99%.",
            Source = Training,
            Reported = "100%",
            Metric = "final test accuracy",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.99),
        },
        new()
        {
            Id = "grokking-gap",
            Statement = "Generalisation comes thousands of epochs after fitting: 99% test accuracy at least 2,000 steps after 100% training accuracy.",
            Source = Training,
            Reported = "fitted within 1.4k, generalised by 14k epochs",
            Metric = "grokking gap",
            Format = MetricFormat.Count,
            Criterion = Criterion.Minimum(2_000),
            Threshold = Calibrated("gap", "8600, 9600, 7400, 5700, 7500"),
        },
        new()
        {
            Id = "few-key-frequencies",
            Statement = "The network computes with a handful of key frequencies.",
            Source = Weights,
            Reported = "5 (14, 35, 41, 42, 52); other seeds 3-4",
            Metric = "key frequencies",
            Format = MetricFormat.Count,
            Criterion = Criterion.Between(3, 8),
            Threshold = Calibrated("count", "5, 4, 5, 5, 4"),
        },
        new()
        {
            Id = "rank-two-per-frequency",
            Statement = "The neuron-to-logit map W_L lies in the span of the cosine and sine directions of the key frequencies: what is outside has little of its norm.",
            Source = Weights,
            Reported = "residual below 0.55%",
            Metric = "W_L residual",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Maximum(0.15),
            Threshold = Calibrated("W_L residual", "10.0%, 5.1%, 8.1%, 6.7%, 8.3%"),
            Fidelity = Fidelity.Scaled,
            Scaled = ShorterRun,
        },
        new()
        {
            Id = "single-frequency-neurons",
            Statement = "Most neurons are degree-2 polynomials of sines and cosines of one frequency (at least 85% of their variance).",
            Source = Neurons,
            Reported = "84.6% (433 of 512)",
            Metric = "single-frequency neurons",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.6),
            Threshold = Calibrated("neurons", "68.8%, 77.9%, 71.3%, 68.4%, 66.6%"),
            Fidelity = Fidelity.Scaled,
            Scaled = ShorterRun,
        },
        new()
        {
            Id = "logits-are-cosines",
            Statement = "The logits are close to a weighted sum of cos(w_k(a + b - c)) over the key frequencies.",
            Source = Logits,
            Reported = "95% of variance",
            Metric = "logit variance explained",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.9),
            Threshold = Calibrated("fraction", "0.926, 0.979, 0.946, 0.959, 0.965"),
        },
        new()
        {
            Id = "restricted-beats-full",
            Statement = "Keeping only cos and sin of w_k(a + b) in the logits does not hurt: restricted test loss is at most the full test loss.",
            Source = Ablations,
            Reported = "2.41e-7 to 5.54e-8 (-77%)",
            Metric = "restricted over full test loss",
            Criterion = Criterion.Maximum(1),
        },
        new()
        {
            Id = "every-key-matters",
            Statement = "Removing any single key frequency from the logits raises the loss by orders of magnitude.",
            Source = Ablations,
            Reported = "2.4e-7 to between 2.0e-4 and 2.4e-2",
            Metric = "least ratio of single-key removal",
            Criterion = Criterion.Minimum(10),
            Threshold = Calibrated("least ratio", "3160, 73.7, 388, 62.7, 197"),
            Fidelity = Fidelity.Scaled,
            Scaled = ShorterRun,
        },
        new()
        {
            Id = "complement-is-useless",
            Statement = "Outside the key directions of W_L the MLP's output knows nothing: logits from that part alone are no better than a uniform guess (ln 113 = 4.73 nats).",
            Source = Ablations,
            Reported = "5.27 nats",
            Metric = "complement loss",
            Criterion = Criterion.Minimum(4.727),
            Fidelity = Fidelity.Scaled,
            Scaled = ShorterRun,
        },
        new()
        {
            Id = "restricted-loss-leads",
            Statement = "The circuit forms before the test loss shows it: restricted test loss starts to fall at least 1,000 steps before test loss.",
            Source = Measures,
            Reported = "restricted loss falls from 1.4k, test loss from 9.4k epochs",
            Metric = "lead of restricted loss",
            Format = MetricFormat.Count,
            Criterion = Criterion.Minimum(1_000),
            Threshold = Calibrated("lead", "2800, 2600, 2400, 2000, 2000"),
        },
        new()
        {
            Id = "excluded-loss-rises",
            Statement = "In the end the network no longer memorises: without the key frequencies the loss on its own training pairs is at least 1 nat.",
            Source = Measures,
            Reported = "rises through circuit formation and cleanup",
            Metric = "final excluded loss",
            Criterion = Criterion.Minimum(1),
            Threshold = Calibrated("loss", "6.35, 8.07, 7.81, 7.83, 10.4 nats"),
        },
        new()
        {
            Id = "embedding-becomes-sparse",
            Statement = "The embedding becomes sparse in the Fourier basis: its Gini coefficient rises by at least 0.3 over training.",
            Source = Measures,
            Reported = "rises, mostly in cleanup",
            Metric = "rise of Gini of W_E",
            Criterion = Criterion.Minimum(0.3),
            Threshold = Calibrated("rise", "0.644, 0.718, 0.617, 0.585, 0.649"),
        },
        new()
        {
            Id = "phases-in-order",
            Statement = "Training splits into memorisation, circuit formation and cleanup: memorisation ends, then cleanup starts, then test accuracy is complete; each phase lasts.",
            Source = Measures,
            Reported = "0-1.4k, 1.4k-9.4k, 9.4k-14k epochs",
            Metric = "shortest phase",
            Format = MetricFormat.Count,
            Criterion = Criterion.Minimum(1),
        },
        new()
        {
            Id = "no-decay-no-grokking",
            Statement = "Without weight decay the network does not grok: after as many steps as the decayed run needed for 99%, test accuracy is below 60%.",
            Source = Regularisation,
            Reported = "never groks",
            Metric = "control test accuracy",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Maximum(0.6),
            Fidelity = Fidelity.Scaled,
            Scaled = "the control runs as long as the main run needed, not 40,000 epochs",
        },
    ];

    private static Threshold Calibrated(string values, string seen) => Threshold.Calibrated("2026-11-23", [0, 100, 101, 102, 103], $"{values} {seen}");
}
