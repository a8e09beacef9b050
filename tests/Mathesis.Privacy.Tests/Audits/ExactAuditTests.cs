using Mathesis.Exact;

namespace Mathesis.Privacy.Tests;

public class ExactAuditTests
{
    public static TheoryData<string, int, double> Cases()
    {
        var cases = new TheoryData<string, int, double>();
        foreach (string name in (string[])["grr", "ss", "rappor", "oue", "olh", "pgr", "mss"])
            foreach (int categories in (int[])[2, 3, 5, 7])
                foreach (double epsilon in (double[])[0.1, 1, 3])
                    if (name != "olh" || epsilon < 3 || categories < 7) cases.Add(name, categories, epsilon);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheEncoderHasExactlyTheLossOfItsFormulaAndNoMoreThanItsBudget(string name, int categories, double epsilon)
    {
        FrequencyMechanism mechanism = AllMechanisms.Make(name, categories, epsilon);
        AuditFinding finding = ExactAudit.Run(mechanism);
        Assert.Equal(mechanism.LossRatio, finding.LossRatio);
        Assert.True(finding.IsCovered);
        Assert.InRange(finding.Epsilon, epsilon - 1e-8, epsilon + 1e-15);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheEncoderSupportsValuesWithExactlyItsProbabilities(string name, int categories, double epsilon)
    {
        if (AllMechanisms.Make(name, categories, epsilon) is not PureMechanism mechanism) return;
        for (int value = 0; value < categories; value++)
        {
            var support = new Rational[categories];
            foreach ((string text, Rational probability) in ExactAudit.Distribution(mechanism, value))
            {
                (long block, int[] members) = Parse(text);
                for (int other = 0; other < categories; other++)
                    if (mechanism.Supports(block, members, other)) support[other] += probability;
            }
            for (int other = 0; other < categories; other++)
                Assert.Equal(other == value ? mechanism.TrueSupport : mechanism.FalseSupport, support[other]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NoAttackerGuessesBetterThanTheFormulaSays(string name, int categories, double epsilon)
    {
        FrequencyMechanism mechanism = AllMechanisms.Make(name, categories, epsilon);
        var most = new Dictionary<string, Rational>();
        for (int value = 0; value < categories; value++)
            foreach ((string text, Rational probability) in ExactAudit.Distribution(mechanism, value))
                if (!most.TryGetValue(text, out Rational known) || probability > known) most[text] = probability;
        double best = (double)most.Values.Aggregate(Rational.Zero, (sum, probability) => sum + probability) / categories;
        // Exact but where a message or a bucket may speak for no value at all.
        if (name is "olh" or "pgr") Assert.InRange(best, 0, mechanism.BestGuess + 1e-12);
        else Assert.Equal(mechanism.BestGuess, best, 1e-12);
        Assert.InRange(best, 1.0 / categories, (double)mechanism.LossRatio / categories);
    }

    [Fact]
    public void AnEncoderThatLeaksIsCaught()
    {
        AuditFinding finding = ExactAudit.Run(new Leak(5, new PrivacyBudget(1), 4));
        Assert.False(finding.IsCovered);
        Assert.Equal(finding.LossRatio, 4 * new PrivacyBudget(1).Ratio);
        Assert.Null(ExactAudit.Run(new Leak(5, new PrivacyBudget(1), 0)).LossRatio);
    }

    [Theory]
    [MemberData(nameof(AllMechanisms.Names), MemberType = typeof(AllMechanisms))]
    public void SampledReportsShowNearlyTheWholeLossAndNeverMore(string name)
    {
        SampledAudit audit = SampledAudit.Run(AllMechanisms.Make(name, 12, 1.5), 3, 8, 200_000, 1);
        Assert.InRange(audit.AtLeast, 1.3, 1.5);
        Assert.InRange(audit.Estimate, 1.4, 1.6);
    }

    [Fact]
    public void SampledReportsCatchALeak() =>
        Assert.InRange(SampledAudit.Run(new Leak(5, new PrivacyBudget(1), 4), 0, 1, 50_000, 1).AtLeast, 2, 1 + Math.Log(4));

    private static (long Block, int[] Members) Parse(string text)
    {
        long[] numbers = [.. text.Split(' ').Select(long.Parse)];
        return (numbers[0], [.. numbers[1..].Select(number => (int)number)]);
    }

    /// <summary>Randomised response that favours the truth by a factor too much; by any factor with 0.</summary>
    private sealed class Leak(int categories, PrivacyBudget budget, int factor) : PureMechanism(categories, budget)
    {
        private readonly ExactChance truth = factor == 0 ? new ExactChance(1, 1)
            : new ExactChance((ulong)factor * budget.Gain, ((ulong)factor * budget.Gain) + ((ulong)(categories - 1) * budget.Unit));

        public override string Name => "leak";

        public override Rational TrueSupport => truth.ToRational();

        public override Rational FalseSupport => (1 - TrueSupport) / (Categories - 1);

        public override Rational LossRatio => Budget.Ratio;

        public override double BestGuess => 1;

        public override ReportShape Shape(long block) => new(Categories, 1);

        public override void Encode(int value, RandomSource source, ReportBatch reports)
        {
            reports.Begin(0);
            reports.AddMember(RandomizedResponse.Respond(value, Categories, source, truth));
        }

        public override bool Supports(long block, ReadOnlySpan<int> members, int value) => members[0] == value;
    }
}
