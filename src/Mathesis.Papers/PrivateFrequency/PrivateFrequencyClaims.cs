using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>What Arcolezi (AAAI 2026) claims of modular subset selection, as records: every sentence of the abstract that a run can test.</summary>
internal static class PrivateFrequencyClaims
{
    private const string Abstract = "abstract";
    private const string Experiments = "experiments";
    private const string FewerTrials = "50 surveys of each kind, not 300";

    public static IReadOnlyList<Claim> All { get; } =
    [
        new()
        {
            Id = "is-private",
            Statement = "Every mechanism is epsilon-locally private: enumerated exactly over all random choices and pairs of 7 values, the loss is at most the budget.",
            Source = Abstract,
            Reported = "ε-LDP",
            Metric = "exact loss over budget",
            Criterion = Criterion.Maximum(1),
            Fidelity = Fidelity.Scaled,
            Scaled = "enumeration needs few values: 7, not 1,024; local hashing up to budget 3",
        },
        new()
        {
            Id = "formula-exact",
            Statement = "The mean squared error of every mechanism, budget and population is within 5% of its formula.",
            Source = "analysis",
            Reported = "analytical variance",
            Metric = "distance of MSE from its formula",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Maximum(0.05),
            Fidelity = Fidelity.Scaled,
            Scaled = FewerTrials,
        },
        new()
        {
            Id = "constant-factor",
            Statement = "The mean squared error is at most 4 κ e^ε / (n (e^ε - 1)²), κ the condition number of the moduli: a constant factor of the best.",
            Source = Abstract,
            Reported = "within a constant factor of SS and PGR",
            Metric = "MSE over the bound",
            Criterion = Criterion.Maximum(1),
            Fidelity = Fidelity.Scaled,
            Scaled = FewerTrials,
        },
        Matches("ss", "SS", ""),
        Matches("pgr", "PGR", ""),
        Matches("rappor", "RAPPOR", ""),
        Matches("ss", "SS", ", many categories"),
        Matches("pgr", "PGR", ", many categories"),
        Matches("rappor", "RAPPOR", ", many categories"),
        new()
        {
            Id = "shorter-than-ss",
            Statement = "Reports are shorter than those of subset selection, at every budget.",
            Source = Abstract,
            Reported = "up to 50% shorter",
            Metric = "bits of MSS over SS",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Maximum(1),
        },
        new()
        {
            Id = "shorter-than-ss-many",
            Statement = "So they are on 22,000 categories.",
            Source = Abstract,
            Reported = "up to 50% shorter",
            Metric = "bits of MSS over SS, many categories",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Maximum(1),
        },
        new()
        {
            Id = "abstract-bits",
            Statement = "A report takes ⌈log2 ℓ⌉ + ⌈log2 m_j⌉ bits, at every budget.",
            Source = Abstract,
            Reported = "⌈log2 ℓ⌉ + ⌈log2 m_j⌉",
            Metric = "bits of MSS over the abstract's",
            Criterion = Criterion.Maximum(1),
            Explanation = "The abstract's length is that of a single residue (ω = 1). Subset selection on m_j residues names ω = m_j / (e^ε + 1) of them, and ⌈log2 C(m_j, ω)⌉ bits are the least that tell such reports apart; ω is 1 only where m_j is at most about 1.5 (e^ε + 1). The run packs every report into that many bits.",
        },
        new()
        {
            Id = "constant-iterations",
            Statement = "With well-conditioned moduli and ℓ = ⌈log2 k⌉ of them, the number of LSMR iterations does not grow with k: from k to 64 k it at most doubles.",
            Source = Abstract,
            Reported = "constant r",
            Metric = "iterations: most over fewest",
            Criterion = Criterion.Maximum(2),
        },
        new()
        {
            Id = "decodes-faster-than-pgr",
            Statement = "Decoding is faster than that of PGR: over the budgets of the paper's table together.",
            Source = Abstract,
            Reported = "0.13-0.27 s against 2.9-56.9 s",
            Metric = "decoding time: PGR over MSS, all budgets",
            Criterion = Criterion.Minimum(1),
        },
        new()
        {
            Id = "decodes-faster-everywhere",
            Statement = "Decoding is faster than that of PGR at every budget of the paper's table.",
            Source = Experiments,
            Reported = "18 to 448 times",
            Metric = "decoding time: PGR over MSS, least",
            Criterion = Criterion.Minimum(1),
            Explanation = "The time of PGR is that of its number of points. With a decoder that works along prefixes in vector code it takes milliseconds where a space fits the categories closely (22,351 points for ε = 5, 37,449 for ε = 2), and modular subset selection has to count n ω residues there and to solve its system; where the least space is far larger than k (712,980 points for ε = 4.5) it is the slower one. The report lists every time.",
        },
        new()
        {
            Id = "lowest-attack",
            Statement = "The reconstruction attack (a uniform choice among the values that a report speaks for) succeeds least often against modular subset selection, at every budget, over both populations.",
            Source = Abstract,
            Reported = "lowest of all",
            Metric = "attack on MSS over the lowest other",
            Criterion = Criterion.Maximum(1),
            Fidelity = Fidelity.Scaled,
            Scaled = FewerTrials,
            Explanation = "RAPPOR is lower at large budgets: it flips bits with half of the budget each, so no attack succeeds with more than about e^(ε/2) / k, against (e^ε + 1) / (2 k) for subset selection, PGR and modular subset selection; its larger errors are the price. And a value that few values share residues with is guessed more often: a spike above the moduli has no second preimage, where the formula with ⌈k / m_j⌉ counts one.",
        },
        new()
        {
            Id = "lowest-attack-zipf",
            Statement = "On the Zipf population, the most frequent values first, it succeeds less often than against every other mechanism but RAPPOR, at every budget.",
            Source = Abstract,
            Reported = "lowest of all",
            Metric = "attack on MSS over the lowest other but RAPPOR, Zipf",
            Criterion = Criterion.Maximum(1),
            Fidelity = Fidelity.Scaled,
            Scaled = FewerTrials + "; stated without RAPPOR and the spike after seed 0 had shown that these break the claim above",
        },
        new()
        {
            Id = "lowest-best-guess",
            Statement = "The best attack there is, on values that are all equally likely, succeeds less often than against every other mechanism but RAPPOR.",
            Source = "abstract, with the best attack in place of the paper's",
            Reported = "lowest of all",
            Metric = "best guess of MSS over the lowest other but RAPPOR",
            Criterion = Criterion.Maximum(1),
            Fidelity = Fidelity.Substitute,
            Scaled = "the best attack on equally likely values, computed exactly, in place of the paper's attack on its populations; stated without RAPPOR after seed 0",
            Explanation = "All mechanisms whose error is the best possible tie: the best attack succeeds with p m / (ω k), about (e^ε + 1) / (2 k), whether the subset is one of residues or of values, since every value that shares a residue in it is as likely as the others. What remains is the rounding of ω, in either direction by a few percent. That the paper's attack succeeds less often is a property of the order of the values, which the Zipf population puts where residues have the most preimages.",
        },
    ];

    private static Claim Matches(string rival, string name, string suffix) => new()
    {
        Id = $"matches-{rival}{(suffix.Length > 0 ? "-many" : "")}",
        Statement = suffix.Length > 0
            ? $"On 22,000 categories the mean squared error is at most 1.3 times that of {name}, on both populations and at every budget."
            : $"The mean squared error is at most 1.3 times that of {name}, on both populations and at every budget.",
        Source = Abstract,
        Reported = "within 1.3 times",
        Metric = $"MSE of MSS over {rival}{suffix}",
        Criterion = Criterion.Maximum(1.3),
        Fidelity = Fidelity.Scaled,
        Scaled = suffix.Length > 0 ? "2 surveys of each kind, not 300, at three budgets" : FewerTrials,
    };
}
