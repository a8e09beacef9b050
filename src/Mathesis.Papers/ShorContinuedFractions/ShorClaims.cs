using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>What the treatise proves or estimates, as records; the bounds are its own.</summary>
internal static class ShorClaims
{
    private const string Convergents = "convergents and Legendre's theorem";
    private const string Probability = "estimation of the probability";
    private const string Reduction = "from the period to a factor";
    private const string Whole = "the algorithm";

    private const string Bounded = "proved for every n; examined for all odd n up to the bound of the scale (1,000 at the small scale)";
    private const string Table = "proved for every n; computed exactly for numbers up to 1,007 (4,087 at the paper's scale)";
    private const string Simulated = "the quantum part is simulated: measurements are drawn from their exact distribution";

    public static IReadOnlyList<Claim> All { get; } =
    [
        new()
        {
            Id = "good-values-are-convergents",
            Statement = "A value y with |y - dN/r| <= 1/2 satisfies |y/N - d/r| <= 1/(2N) <= 1/(2n^2) < 1/(2r^2), so d/r is a convergent of y/N, and for gcd(d, r) = 1 the largest denominator below n is r. Checked in integers.",
            Source = Convergents,
            Reported = "proved",
            Metric = "good values without their convergent",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(0),
            Fidelity = Fidelity.Scaled,
            Scaled = Bounded,
        },
        new()
        {
            Id = "good-value-probability",
            Statement = "The measured value is good for some d with a probability of at least 4/pi^2 = 0.405.",
            Source = Probability,
            Reported = "at least 4/pi^2, up to a correction that vanishes with N",
            Metric = "least probability of a good value",
            Criterion = Criterion.Minimum(4 / (Math.PI * Math.PI)),
            Fidelity = Fidelity.Scaled,
            Scaled = Table,
        },
        new()
        {
            Id = "single-peak",
            Statement = "Each good value has a probability of at least about (4/pi^2)/r: at least (4/pi^2)(1/r - 1/N), which allows K = floor(N/r) for N/r.",
            Source = Probability,
            Reported = "about (4/pi^2)/r",
            Metric = "least good value over its bound",
            Criterion = Criterion.Minimum(1),
            Fidelity = Fidelity.Scaled,
            Scaled = Table,
        },
        new()
        {
            Id = "useful-values",
            Statement = "Values that are good for a d without a common factor with r, which give r at once, come with a probability of at least (4/pi^2) phi(r)/r.",
            Source = Probability,
            Reported = "at least (4/pi^2) phi(r)/r",
            Metric = "least coprime probability over its bound",
            Criterion = Criterion.Minimum(1),
            Fidelity = Fidelity.Scaled,
            Scaled = Table,
        },
        new()
        {
            Id = "two-measurements",
            Statement = "Two measurements give the order as the least common multiple of two denominators with a probability above 1/4. Counted exactly for every order up to the bound.",
            Source = Probability,
            Reported = "above 1/4",
            Metric = "least probability that two denominators give the order",
            Criterion = Criterion.Minimum(0.25),
            Fidelity = Fidelity.Scaled,
            Scaled = Bounded,
        },
        new()
        {
            Id = "usable-bases",
            Statement = "For n with k different odd prime factors at least the fraction 1 - 2^(1-k) of all bases has an even order r with a^(r/2) != -1. Every base of every odd n is tried.",
            Source = Reduction,
            Reported = "at least 1 - 2^(1-k)",
            Metric = "least usable fraction above its bound",
            Criterion = Criterion.Minimum(0),
            Fidelity = Fidelity.Scaled,
            Scaled = Bounded,
        },
        new()
        {
            Id = "closed-form",
            Statement = "The distribution of the measured value has the closed form (sin(pi K r y/N) / sin(pi r y/N))^2 / (N K), averaged over the residues: a gate-by-gate simulation of the amplitudes gives the same to 1e-12.",
            Source = Probability,
            Reported = "derived",
            Metric = "largest difference from the simulator",
            Criterion = Criterion.Maximum(1e-12),
            Fidelity = Fidelity.Scaled,
            Scaled = "registers of up to 12 qubits",
        },
        new()
        {
            Id = "measured-rate",
            Statement = "Measurements lead the continued fraction to the order as often as the exact distribution says: within 3 standard errors for every number of the table.",
            Source = Whole,
            Reported = "derived",
            Metric = "largest deviation in standard errors",
            Criterion = Criterion.Maximum(3),
            Fidelity = Fidelity.Substitute,
            Scaled = Simulated,
        },
        new()
        {
            Id = "rate-above-bound",
            Statement = "The measured rate is above (4/pi^2) phi(r)/r for every number of the table.",
            Source = Whole,
            Reported = "at least (4/pi^2) phi(r)/r",
            Metric = "least measured rate above its bound",
            Criterion = Criterion.Minimum(0),
            Fidelity = Fidelity.Substitute,
            Scaled = Simulated,
        },
        new()
        {
            Id = "factors-composites",
            Statement = "The algorithm factors: each of the first 100 odd composites that are no prime powers.",
            Source = Whole,
            Reported = "proved",
            Metric = "composites factored",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Minimum(1),
            Fidelity = Fidelity.Substitute,
            Scaled = Simulated,
        },
        new()
        {
            Id = "steps-verify",
            Statement = "Every step of every attempt holds in integers: Euclid's divisions, the recurrences, p(i) q(i-1) - p(i-1) q(i) = (-1)^(i-1), the power, the factor.",
            Source = Convergents,
            Reported = "proved",
            Metric = "steps that do not verify",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(0),
        },
    ];
}
