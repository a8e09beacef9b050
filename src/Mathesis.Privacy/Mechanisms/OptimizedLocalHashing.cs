using Mathesis.Exact;
using Mathesis.Numerics;

namespace Mathesis.Privacy;

/// <summary>
/// Optimised local hashing: the value is hashed to one of g = round(e^epsilon) + 1 buckets by a hash function that the report
/// names, and the bucket goes through randomised response (Wang, Blocki, Li, Jha, USENIX Security 2017, section 4.4). Hash
/// functions are x to ((a x + b) mod P) mod g with P the least prime that is at least k and g, so that they are exactly pairwise
/// independent modulo P; block a P + b is one of P^2. The probability that two values collide is computed exactly.
/// </summary>
public sealed class OptimizedLocalHashing : PureMechanism
{
    private readonly ExactChance truth;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="categories">k.</param>
    /// <param name="budget">The privacy budget.</param>
    public OptimizedLocalHashing(int categories, PrivacyBudget budget)
        : base(categories, budget)
    {
        Buckets = (int)Rational.Round(budget.Ratio) + 1;
        Prime = (int)PrimeSieve.Between((ulong)Math.Max(categories, Buckets), 2 * (ulong)Math.Max(categories, Buckets)).First();
        truth = budget.Favour(1, Buckets - 1);
        TrueSupport = truth.ToRational();
        // Of the residues modulo P, some buckets hold one more than the others.
        int least = Prime / Buckets, larger = Prime % Buckets;
        var collision = new Rational(((Integer)larger * (least + 1) * (least + 1)) + ((Integer)(Buckets - larger) * least * least), (Integer)Prime * Prime);
        FalseSupport = (TrueSupport * collision) + ((1 - TrueSupport) * (1 - collision) / (Buckets - 1));
    }

    /// <summary>g.</summary>
    public int Buckets { get; }

    /// <summary>P.</summary>
    public int Prime { get; }

    /// <inheritdoc/>
    public override string Name => "olh";

    /// <inheritdoc/>
    public override long Blocks => (long)Prime * Prime;

    /// <inheritdoc/>
    public override Rational TrueSupport { get; }

    /// <inheritdoc/>
    public override Rational FalseSupport { get; }

    /// <inheritdoc/>
    public override Rational LossRatio => Budget.Ratio;

    /// <summary>An upper bound, reached when the values meet as many buckets as they can.</summary>
    public override double BestGuess
    {
        get
        {
            double p = (double)TrueSupport;
            int met = Math.Min(Buckets, Categories);
            return ((met * p) + ((Buckets - met) * (1 - p) / (Buckets - 1))) / Categories;
        }
    }

    /// <inheritdoc/>
    public override ReportShape Shape(long block) => new(Buckets, 1);

    /// <inheritdoc/>
    public override void Encode(int value, RandomSource source, ReportBatch reports)
    {
        CheckValue(value);
        int a = source.Below(Prime), b = source.Below(Prime);
        long block = ((long)a * Prime) + b;
        reports.Begin(block);
        reports.AddMember(RandomizedResponse.Respond(Hash(block, value), Buckets, source, truth));
    }

    /// <inheritdoc/>
    public override bool Supports(long block, ReadOnlySpan<int> members, int value) => Hash(block, value) == members[0];

    /// <inheritdoc/>
    public override long[] CountSupport(ReportBatch reports, int threads)
    {
        // Fixed parts of the reports; counts are integers, so their sum does not depend on the order.
        const int PartSize = 4096;
        int parts = (reports.Count + PartSize - 1) / PartSize;
        long[] total = new long[Categories];
        using var team = new ParallelTeam(Math.Clamp(threads, 1, Math.Max(1, parts)));
        team.Run(parts, part =>
        {
            int[] counts = new int[Categories];
            for (int i = part * PartSize; i < Math.Min(reports.Count, (part + 1) * PartSize); i++) Count(reports.Block(i), reports.Members(i)[0], counts);
            lock (total)
                for (int value = 0; value < counts.Length; value++) total[value] += counts[value];
        });
        return total;
    }

    private int Hash(long block, int value)
    {
        (long a, long b) = Math.DivRem(block, Prime);
        return (int)(((a * value) + b) % Prime % Buckets);
    }

    private void Count(long block, int bucket, int[] counts)
    {
        (long a, long b) = Math.DivRem(block, Prime);
        // (a x + b) mod P by additions; the quotient by g from a product with its reciprocal, exact below 2^32.
        int residue = (int)b, step = (int)a, prime = Prime;
        ulong reciprocal = (ulong.MaxValue / (uint)Buckets) + 1;
        for (int value = 0; value < counts.Length; value++)
        {
            ulong low = unchecked(reciprocal * (uint)residue);
            int remainder = (int)Math.BigMul(low, (ulong)Buckets, out _);
            counts[value] += remainder == bucket ? 1 : 0;
            residue += step;
            if (residue >= prime) residue -= prime;
        }
    }
}
