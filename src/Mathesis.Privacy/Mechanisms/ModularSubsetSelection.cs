using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Numerics;

namespace Mathesis.Privacy;

/// <summary>
/// Modular subset selection: a report is a random modulus m_j and a subset of the residues modulo m_j that favours the residue of
/// the user's value; frequencies are the weighted least-squares solution of the linear system that the residues' estimates
/// make (Arcolezi, "Private frequency estimation via residue number systems", 2026). The modulus does not depend on the value,
/// so the whole budget goes into the subset.
/// </summary>
public sealed class ModularSubsetSelection : FrequencyMechanism
{
    /// <summary>Up to as many categories variances are computed from a dense inverse; beyond, by their mean.</summary>
    public const int MostForDense = 1024;

    private readonly SubsetWeights[] weights;
    private double[]? errorRatio;

    /// <summary>Makes the mechanism with given moduli.</summary>
    /// <param name="system">The categories and the moduli.</param>
    /// <param name="budget">The privacy budget.</param>
    public ModularSubsetSelection(ResidueSystem system, PrivacyBudget budget)
        : base(system.Categories, budget)
    {
        System = system;
        weights = [.. system.Moduli.Select(modulus => new SubsetWeights(modulus, budget))];
    }

    /// <summary>Makes the mechanism with the moduli that <see cref="ModuliSearch"/> finds.</summary>
    /// <param name="categories">k.</param>
    /// <param name="budget">The privacy budget.</param>
    /// <param name="options">How moduli are searched.</param>
    public ModularSubsetSelection(int categories, PrivacyBudget budget, ModuliOptions? options = null)
        : this(ModuliSearch.Find(categories, options), budget)
    {
    }

    /// <summary>The categories and the moduli.</summary>
    public ResidueSystem System { get; }

    /// <summary>What least squares stops at: the normal residual, relative to the matrix and the residual.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>lambda, at least 0: what |z|^2 is weighted with beside the weighted residual. Above 0 the estimates are shrunk and no longer unbiased.</summary>
    public double Regularisation { get; init; }

    /// <inheritdoc/>
    public override string Name => "mss";

    /// <inheritdoc/>
    public override long Blocks => weights.Length;

    /// <inheritdoc/>
    public override Rational LossRatio => Budget.Ratio;

    /// <inheritdoc/>
    public override double BestGuess
    {
        get
        {
            double sum = 0;
            foreach (SubsetWeights block in weights)
            {
                (double m, double w, double p) = (block.Size, block.Weight, (double)block.TrueSupport);
                // The part of the subsets that hold no residue of a value; none where there are at most as many residues as values.
                double empty = 1;
                for (int i = 0; i < block.Weight; i++) empty *= Math.Max(0, m - Categories - i) / (m - i);
                sum += (p * m / w * (1 - empty)) + ((1 - p) * m / (m - w) * empty);
            }
            return sum / weights.Length / Categories;
        }
    }

    /// <summary>The number of elements in a report of a block.</summary>
    public int WeightOf(int block) => weights[block].Weight;

    /// <inheritdoc/>
    public override ReportShape Shape(long block) => new(weights[block].Size, weights[block].Weight);

    /// <inheritdoc/>
    public override void Encode(int value, RandomSource source, ReportBatch reports)
    {
        CheckValue(value);
        int block = source.Below(weights.Length);
        reports.Begin(block);
        weights[block].Encode(value % weights[block].Size, source, reports);
    }

    /// <inheritdoc/>
    public override bool Supports(long block, ReadOnlySpan<int> members, int value) => members.BinarySearch(value % weights[block].Size) >= 0;

    /// <summary>The paper's attack: a uniform choice of a residue, then of a value that has it.</summary>
    public override int Guess(long block, ReadOnlySpan<int> members, RandomSource source)
    {
        int modulus = weights[block].Size, residue = members[source.Below(members.Length)];
        int preimages = residue < Categories ? ((Categories - 1 - residue) / modulus) + 1 : 0;
        return preimages == 0 ? source.Below(Categories) : residue + (modulus * source.Below(preimages));
    }

    /// <summary>The success rate of <see cref="Guess"/> for values of the given frequencies, up to guesses of residues that no value has.</summary>
    public double AttackSuccess(ReadOnlySpan<double> frequencies)
    {
        CheckFrequencies(frequencies);
        double sum = 0;
        foreach (SubsetWeights block in weights)
        {
            double hit = (double)block.TrueSupport / block.Weight;
            for (int x = 0; x < frequencies.Length; x++)
                if (frequencies[x] > 0) sum += frequencies[x] * hit / (((Categories - 1 - (x % block.Size)) / block.Size) + 1);
        }
        return sum / weights.Length;
    }

    /// <inheritdoc/>
    public override double[] Estimate(ReportBatch reports, int threads = 1) => Decode(reports, threads).Solution;

    /// <summary>Estimates the frequencies and keeps what the least-squares solver says of its work.</summary>
    /// <param name="reports">Reports of this mechanism; every block must have some.</param>
    /// <param name="threads">How many threads may be used; the result does not depend on it.</param>
    /// <exception cref="InputError">A block has no report.</exception>
    public Lsmr Decode(ReportBatch reports, int threads = 1)
    {
        (long[] users, int[] counts) = Count(reports, threads);
        return Solve(users, counts);
    }

    /// <summary>How many reports every block has, and how many of them name each residue.</summary>
    internal (long[] Users, int[] Counts) Count(ReportBatch reports, int threads)
    {
        // No counter of a part can overflow 16 bits; small counters stay in the near caches.
        const int PartSize = ushort.MaxValue;
        int parts = (reports.Count + PartSize - 1) / PartSize;
        threads = Math.Clamp(threads, 1, Math.Max(1, parts));
        long[] users = new long[weights.Length];
        int[] counts = new int[System.Rows];
        using var team = new ParallelTeam(threads);
        // A share of the parts for every thread; integers add up to the same sums in any order.
        team.Run(threads, share =>
        {
            long[] ownUsers = new long[users.Length];
            int[] ownCounts = new int[counts.Length];
            ushort[] small = new ushort[counts.Length];
            for (int part = share; part < parts; part += threads)
            {
                CountPart(reports, part * PartSize, Math.Min(reports.Count, (part + 1) * PartSize), ownUsers, small);
                for (int i = 0; i < small.Length; i++) ownCounts[i] += small[i];
                Array.Clear(small);
            }
            lock (users)
            {
                for (int j = 0; j < users.Length; j++) users[j] += ownUsers[j];
                for (int i = 0; i < counts.Length; i++) counts[i] += ownCounts[i];
            }
        });
        return (users, counts);
    }

    /// <summary>The weighted least-squares solution for counts.</summary>
    internal Lsmr Solve(ReadOnlySpan<long> users, ReadOnlySpan<int> counts)
    {
        double[] factors = new double[weights.Length], right = new double[System.Rows];
        for (int j = 0; j < weights.Length; j++)
        {
            if (users[j] == 0)
                throw new InputError($"no report has the modulus {weights[j].Size}", "reports", $"expected many more reports than the {weights.Length} moduli");
            (double p, double q) = ((double)weights[j].TrueSupport, (double)weights[j].FalseSupport);
            // The square root of the inverse variance of an estimate of the block.
            factors[j] = Math.Sqrt(users[j] / (q * (1 - q))) * (p - q);
            for (int a = 0; a < weights[j].Size; a++)
                right[System.Offset(j) + a] = factors[j] * (((double)counts[System.Offset(j) + a] / users[j]) - q) / (p - q);
        }
        return Lsmr.Solve(
            (x, a, c, y) => System.Fold(x, factors, a, c, y), (y, a, c, x) => System.Spread(y, factors, a, c, x), right, Categories,
            Math.Sqrt(Regularisation), Tolerance);
    }

    /// <summary>
    /// The variance of every category's estimate when every block has n / l users: the mechanism's noise and the chance of which
    /// users choose which block, exactly from the dense inverse up to 1024 categories; beyond, the mechanism's noise of an average
    /// category, from an estimate of the trace.
    /// </summary>
    /// <inheritdoc/>
    public override double[] Variances(ReadOnlySpan<double> frequencies, long users)
    {
        CheckFrequencies(frequencies);
        return Categories <= MostForDense
            ? new ResidueVariances(System, weights).Compute(frequencies, users)
            : MeanVariances(users);
    }

    private double[] MeanVariances(long users)
    {
        errorRatio ??= [ModuliQuality.Measure(System).ErrorRatio];
        double noise = weights.Average(block =>
        {
            (double p, double q) = ((double)block.TrueSupport, (double)block.FalseSupport);
            return q * (1 - q) / ((p - q) * (p - q));
        });
        double[] variances = new double[Categories];
        Array.Fill(variances, errorRatio[0] * noise / users);
        return variances;
    }

    private void CountPart(ReportBatch reports, int from, int to, long[] users, ushort[] counts)
    {
        ReadOnlySpan<long> blocks = reports.Blocks;
        ReadOnlySpan<int> ends = reports.Ends, members = reports.AllMembers;
        int at = from == 0 ? 0 : ends[from - 1];
        for (int report = from; report < to; report++)
        {
            int block = (int)blocks[report];
            users[block]++;
            Span<ushort> own = counts.AsSpan(System.Offset(block), weights[block].Size);
            foreach (int member in members[at..ends[report]]) own[member]++;
            at = ends[report];
        }
    }
}
