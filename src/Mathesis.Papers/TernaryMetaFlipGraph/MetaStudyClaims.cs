using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>What the paper on ternary meta flip graphs states, as records.</summary>
internal static class MetaStudyClaims
{
    private const string Scaled = "on two cores in minutes; the paper searches on graphics processors for days";

    public static IReadOnlyList<Claim> All { get; } =
    [
        new()
        {
            Id = "new-ranks",
            Statement = "New best ranks in ZT for 4x5x12 (180 to 179), 5x6x10 (218 to 217) and 6x7x9 (270 to 268): the published schemes have coefficients -1, 0 and 1 and multiply, every equation checked in integers.",
            Source = "abstract",
            Reported = "3 formats",
            Metric = "formats below their former rank",
            Format = MetricFormat.Count,
            Criterion = Criterion.Minimum(3),
        },
        new()
        {
            Id = "valid-in-zt",
            Statement = "The published schemes, those that lowered these ranks again included (4x5x12: 174, 6x7x9: 264), are valid in ZT.",
            Source = "published schemes",
            Reported = "all",
            Metric = "published schemes that are not valid in ZT",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(0),
            Fidelity = Fidelity.Scaled,
            Scaled = "six schemes that this program carries",
        },
        new()
        {
            Id = "known-ranks",
            Statement = "Walks in ZT find schemes of the known rank from the definition: 2x2x2:7, 2x2x3:11, 2x2x4:14, 2x3x3:15, 2x3x4:20, 3x3x3:23.",
            Source = "tables of ranks",
            Reported = "known ranks in ZT",
            Metric = "small sizes at their known rank",
            Format = MetricFormat.Count,
            Criterion = Criterion.Minimum(6),
            Fidelity = Fidelity.Scaled,
            Scaled = "six small sizes of the paper's table",
        },
        new()
        {
            Id = "rank-334",
            Statement = "From 3x3x3 the search across sizes reaches rank 29 for 3x3x4.",
            Source = "tables of ranks",
            Reported = "29",
            Metric = "rank of 3x3x4 across sizes",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(29),
            Fidelity = Fidelity.Scaled,
            Scaled = Scaled,
        },
        new()
        {
            Id = "rank-335",
            Statement = "From 3x3x3 the search across sizes reaches rank 36 for 3x3x5.",
            Source = "tables of ranks",
            Reported = "36",
            Metric = "rank of 3x3x5 across sizes",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(36),
            Fidelity = Fidelity.Scaled,
            Scaled = Scaled,
        },
        new()
        {
            Id = "meta-operations-help",
            Statement = "Schemes of one size seed those of others: with as many flips, the search across sizes reaches lower ranks in sum (3x3x4, 3x3x5, 3x4x4, 3x4x5, 4x4x4) than walks of fixed sizes from the definition.",
            Source = "method",
            Reported = "not given as a number",
            Metric = "products saved by changing sizes",
            Format = MetricFormat.Count,
            Criterion = Criterion.Exceeds(1),
            Fidelity = Fidelity.Scaled,
            Scaled = Scaled,
        },
        new()
        {
            Id = "product",
            Statement = "The product of two schemes of 2x2x2 gives 4x4x4 with 49 products in ZT at once.",
            Source = "method",
            Reported = "49",
            Metric = "rank of 4x4x4 as a product",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(49),
        },
        new()
        {
            Id = "walk-444",
            Statement = "Walking alone, 4x4x4 in ZT comes down from 64 products to 53 or fewer; 49 is hard to reach this way.",
            Source = "the author's later program reports 52 after ten minutes on twelve threads",
            Reported = "52",
            Metric = "rank of 4x4x4 by walking in ZT",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(53),
            Fidelity = Fidelity.Scaled,
            Scaled = Scaled,
        },
        new()
        {
            Id = "binary-ranks-lower",
            Statement = "Modulo 2 lower ranks than in ZT exist and are found: 47 for 4x4x4, where ZT has 49.",
            Source = "30 improvements in the binary field, and the known 47",
            Reported = "47",
            Metric = "rank of 4x4x4 modulo 2",
            Format = MetricFormat.Count,
            Criterion = Criterion.Maximum(47),
            Fidelity = Fidelity.Scaled,
            Scaled = "one size",
        },
    ];
}
