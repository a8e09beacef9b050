using Mathesis.Laboratory;
using Mathesis.Privacy;

namespace Mathesis.Papers;

/// <summary>Runs every encoder along every outcome of its random choices and compares the exact probabilities of all reports under all pairs of values.</summary>
internal static class AuditArm
{
    /// <summary>Categories of the enumeration.</summary>
    private const int Categories = 7;

    /// <summary>Blocks and members of a value's reports that are few enough to enumerate.</summary>
    private const long MostReports = 100_000;

    /// <summary>Runs the audits.</summary>
    public static void Run(IArmContext arm)
    {
        PrivateFrequencyOptions options = PrivateFrequency.ReadOptions(arm.Settings);
        double worst = 0;
        arm.Progress.Phase("exact audits");
        foreach (double epsilon in PrivateFrequencyOptions.Parse(options.Epsilons))
        {
            foreach (string name in MechanismCatalogue.Names)
            {
                FrequencyMechanism mechanism = MechanismCatalogue.Create(name, Categories, new PrivacyBudget(epsilon));
                // Local hashing with a large budget has too many hash functions.
                if (mechanism.Blocks * mechanism.Shape(0).Size > MostReports) continue;
                AuditFinding finding = ExactAudit.Run(mechanism);
                double loss = finding.IsCovered && finding.LossRatio == mechanism.LossRatio ? finding.Epsilon / epsilon : double.PositiveInfinity;
                arm.Measure(Survey.Key("exact loss over budget", "enumerated", name, epsilon), loss);
                worst = Math.Max(worst, loss);
                arm.Cancellation.ThrowIfCancellationRequested();
            }
        }
        arm.Measure("exact loss over budget", worst);
    }
}
