using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>
/// What Morwani, Edelman, Oncescu, Zhao and Kakade (ICLR 2024) prove and observe, as records. Maximal margins are the theorems';
/// bounds on trained networks, which approach the maximum only in the limit of a vanishing penalty, are this project's.
/// </summary>
internal static class MarginFeaturesClaims
{
    private const string Addition = "theorem on modular addition", Parity = "theorem on sparse parity", Groups = "theorem on finite groups", Method = "certificate by single neurons", Training = "experiments";

    /// <summary>The paper trains with stochastic gradient descent for long; here the penalty falls while Adam trains.</summary>
    private const string Trained = "smaller sizes, and Adam with a falling penalty in place of gradient descent with a fixed one";

    public static IReadOnlyList<Claim> All { get; } =
    [
        new()
        {
            Id = "addition-margin",
            Statement = "A network of cosines attains the closed-form maximal margin of modular addition on every question and every wrong class (p = 3, 5, 7, 11, 23): largest relative deviation.",
            Source = Addition,
            Reported = "sqrt(2/27) / (sqrt(p) (p - 1)), with 4 (p - 1) neurons",
            Metric = "exact: addition deviation",
            Criterion = Criterion.Maximum(1e-9),
        },
        new()
        {
            Id = "addition-certificate",
            Statement = "No single neuron exceeds the maximal margin of addition in the class-weighted margin, so no network has a larger margin: best of 200 climbs from random starts for each of p = 11 and 23, over the maximum, minus 1.",
            Source = Method,
            Reported = "at most the maximum",
            Metric = "addition certificate: excess",
            Criterion = Criterion.Maximum(1e-6),
        },
        new()
        {
            Id = "addition-neurons-are-cosines",
            Statement = "The neurons that attain it are waves of a single frequency, the same for both inputs and the output: least share of energy at that frequency over all climbs.",
            Source = Addition,
            Reported = "one frequency each",
            Metric = "addition certificate: least share",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.999),
        },
        new()
        {
            Id = "addition-phases",
            Statement = "Their phases add up: the output's phase is the sum of the inputs' (largest gap over all climbs, in radians).",
            Source = Addition,
            Reported = "0",
            Metric = "addition certificate: largest phase gap",
            Criterion = Criterion.Maximum(0.01),
        },
        new()
        {
            Id = "trained-addition-margin",
            Statement = "A network trained on addition modulo 23 approaches the maximal margin: its margin over the maximum.",
            Source = Training,
            Reported = "rises to the theoretical value",
            Metric = "addition, large modulus: margin over maximum",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.9),
            Threshold = Bound("margin 99.99% of the maximum"),
            Fidelity = Fidelity.Scaled,
            Scaled = Trained,
        },
        new()
        {
            Id = "trained-addition-margin-71",
            Statement = "So does a network of the paper's own size: p = 71 with 500 neurons.",
            Source = Training,
            Reported = "rises to the theoretical value",
            Metric = "addition, the paper's network: margin over maximum",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.9),
            Threshold = Bound("margin 87.7% of the maximum after 2,000 steps"),
            Fidelity = Fidelity.Scaled,
            Scaled = "the paper's size; Adam with a falling penalty in place of gradient descent with a fixed one",
        },
        new()
        {
            Id = "trained-fourier-features",
            Statement = "Trained networks use Fourier features for modular addition: a neuron's energy at its own frequency (median, p = 71).",
            Source = Training,
            Reported = "each neuron's spectrum becomes a single frequency",
            Metric = "addition, the paper's network: median share",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.95),
            Fidelity = Fidelity.Scaled,
            Scaled = "the paper's size; Adam with a falling penalty in place of gradient descent with a fixed one",
        },
        new()
        {
            Id = "trained-phases",
            Statement = "The phases of trained neurons obey the theorem's rule (median gap in radians, p = 23).",
            Source = Addition,
            Reported = "the output's phase is the sum of the inputs'",
            Metric = "addition, large modulus: median phase gap",
            Criterion = Criterion.Maximum(0.1),
            Threshold = Bound("gap 7.5e-6"),
            Fidelity = Fidelity.Scaled,
            Scaled = Trained,
        },
        new()
        {
            Id = "all-frequencies",
            Statement = "Every frequency is used, since a maximal margin needs them all: frequencies without a neuron (p = 23).",
            Source = Addition,
            Reported = "all (p - 1) / 2 appear",
            Metric = "addition, large modulus: frequencies missing",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(0),
            Fidelity = Fidelity.Scaled,
            Scaled = Trained,
        },
        new()
        {
            Id = "parity-margin",
            Statement = "A network of 2^(k - 1) neurons attains the closed-form maximal margin of sparse parity on every question (k = 1 to 5): largest relative deviation.",
            Source = Parity,
            Reported = "k! sqrt(2 (k + 1)^-(k + 1))",
            Metric = "exact: parity deviation",
            Criterion = Criterion.Maximum(1e-9),
        },
        new()
        {
            Id = "trained-parity-margin",
            Statement = "A network trained on the parity of 3 of 8 bits approaches the maximal margin.",
            Source = Training,
            Reported = "rises to the theoretical value (10 bits, 4 of them, 40 neurons)",
            Metric = "parity: margin over maximum",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.95),
            Threshold = Bound("margin 99.998% of the maximum"),
            Fidelity = Fidelity.Scaled,
            Scaled = Trained,
        },
        new()
        {
            Id = "trained-parity-support",
            Statement = "Its neurons read the relevant bits alone: share of the input weights' energy on them (median).",
            Source = Parity,
            Reported = "neurons are supported on the relevant bits",
            Metric = "parity: median share",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.95),
            Threshold = Bound("share 100.0%"),
            Fidelity = Fidelity.Scaled,
            Scaled = Trained,
        },
        new()
        {
            Id = "trained-parity-evenness",
            Statement = "And all of them with the same weight: the smallest over the largest of a neuron's weights on relevant bits (median).",
            Source = Parity,
            Reported = "1",
            Metric = "parity: median evenness",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.95),
            Threshold = Bound("evenness 100.0%"),
            Fidelity = Fidelity.Scaled,
            Scaled = Trained,
        },
        new()
        {
            Id = "group-margin",
            Statement = "A network of matrix entries of the irreducible representations attains the closed-form maximal margin of composition in S3, S4 and S5 on every question: largest relative deviation.",
            Source = Groups,
            Reported = "2 / (3 sqrt(3 |G|) sum d^2.5)",
            Metric = "exact: group deviation",
            Criterion = Criterion.Maximum(1e-9),
        },
        new()
        {
            Id = "group-certificate",
            Statement = "No single neuron exceeds it in the class-weighted margin (S3 and S4, 200 random starts each): best over the maximum, minus 1.",
            Source = Method,
            Reported = "at most the maximum",
            Metric = "group certificate: excess",
            Criterion = Criterion.Maximum(1e-6),
        },
        new()
        {
            Id = "group-neurons-are-representations",
            Statement = "The neurons that attain it lie in a single irreducible representation: least share of energy over all climbs.",
            Source = Groups,
            Reported = "one representation each",
            Metric = "group certificate: least share",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.999),
        },
        new()
        {
            Id = "trained-group-margin",
            Statement = "A network trained on composition in S4 approaches the maximal margin.",
            Source = Training,
            Reported = "rises towards the theoretical value (S5, 2,000 neurons)",
            Metric = "group, large: margin over maximum",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.9),
            Threshold = Bound("margin 92.0% of the maximum"),
            Fidelity = Fidelity.Scaled,
            Scaled = Trained,
        },
        new()
        {
            Id = "trained-representation-features",
            Statement = "Trained networks employ features of irreducible representations to compose in groups: a neuron's energy in its own representation (median, S4).",
            Source = Training,
            Reported = "neurons concentrate on single representations",
            Metric = "group, large: median share",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(0.95),
            Threshold = Bound("SHARE"),
            Fidelity = Fidelity.Scaled,
            Scaled = Trained,
        },
        new()
        {
            Id = "all-representations",
            Statement = "Every non-trivial irreducible representation is used: representations without a neuron (S4).",
            Source = Groups,
            Reported = "all appear",
            Metric = "group, large: representations missing",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(0),
            Fidelity = Fidelity.Scaled,
            Scaled = Trained,
        },
    ];

    /// <summary>A bound written down before any run; what the recipe was tried on is seed 0.</summary>
    private static Threshold Bound(string seen) => Threshold.Calibrated("2026-11-24", [0], seen);
}
