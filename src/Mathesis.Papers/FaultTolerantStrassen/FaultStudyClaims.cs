using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>What the paper on fault-tolerant Strassen-like multiplication states, as records.</summary>
internal static class FaultStudyClaims
{
    public static IReadOnlyList<Claim> All { get; } =
    [
        new()
        {
            Id = "check-relations",
            Statement = "Two different algorithms together have check relations between their products that neither has alone: combinations with coefficients -1, 0 and 1 that vanish, found by trying all.",
            Source = "abstract; relations by computer search",
            Reported = "new check relations arise",
            Metric = "check relations of two algorithms",
            Format = MetricFormat.Count,
            Criterion = Criterion.Minimum(1),
        },
        new()
        {
            Id = "beats-two-copies",
            Statement = "Strassen's and Winograd's algorithm on 14 nodes fail less often than two copies of one on as many nodes, at every failure rate of the curve (0.001 to 0.1). Exact, by enumeration of all patterns.",
            Source = "abstract; failure curves",
            Reported = "outperforms two copies",
            Metric = "least advantage over two copies",
            Criterion = Criterion.Minimum(1),
        },
        new()
        {
            Id = "undecodable-pairs",
            Statement = "Without parity products exactly two pairs of failed nodes cannot be decoded.",
            Source = "parity products",
            Reported = "two parity products are generated",
            Metric = "undecodable pairs of two algorithms",
            Format = MetricFormat.Count,
            Criterion = Criterion.Between(2, 2),
        },
        new()
        {
            Id = "two-parities-resolve-them",
            Statement = "With two parity products every pair of failures can be decoded.",
            Source = "parity products",
            Reported = "2 parity products",
            Metric = "undecodable pairs after two parity products",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(0),
            Fidelity = Fidelity.Substitute,
            Scaled = "the second parity product is a copy of W2 here; the abstract does not name the paper's own",
        },
        new()
        {
            Id = "close-to-three-copies",
            Statement = "With two parity products the failure probability is within a factor of 2 of that of three copies at every rate of the curve.",
            Source = "abstract; failure curves",
            Reported = "very close performance to the three-copy version",
            Metric = "largest ratio to three copies",
            Criterion = Criterion.Maximum(2),
        },
        new()
        {
            Id = "nodes-saved",
            Statement = "16 nodes in place of 21: about 24% fewer.",
            Source = "abstract",
            Reported = "around 24%",
            Metric = "nodes saved against three copies",
            Format = MetricFormat.Percent,
            Criterion = Criterion.Between(0.23, 0.25),
        },
        new()
        {
            Id = "decoded-products",
            Statement = "Decoded products equal A B whenever the pattern can be decoded, by the linear and by the local decoder, and undecodable patterns are refused.",
            Source = "method",
            Reported = "not given as a number",
            Metric = "mistakes of the decoders",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(0),
        },
        new()
        {
            Id = "simulated-failures",
            Statement = "Failures drawn at random occur as often as the exact probability says, within 3.5 standard errors at four rates.",
            Source = "failure curves",
            Reported = "simulated",
            Metric = "largest deviation of drawn failures",
            Criterion = Criterion.Maximum(3.5),
        },
        new()
        {
            Id = "killed-processes",
            Statement = "A multiplication on 16 processes of which two to four are killed still gives the product, or refuses where it must.",
            Source = "method",
            Reported = "not given as a number",
            Metric = "wrong results of killed runs",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(0),
            Fidelity = Fidelity.Scaled,
            Scaled = "processes of one machine",
        },
        new()
        {
            Id = "wrong-products",
            Statement = "A node that sends a product with one wrong entry is detected and decoded around.",
            Source = "method",
            Reported = "beyond the paper, which treats missing products alone",
            Metric = "wrong products undetected",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(0),
        },
    ];
}
