using System.Numerics;
using Mathesis.Laboratory;
using Mathesis.Privacy;

namespace Mathesis.Papers;

/// <summary>All mechanisms on both populations: errors, bits and the attack.</summary>
internal static class AccuracyArm
{
    /// <summary>The full comparison.</summary>
    public static void Run(IArmContext arm)
    {
        PrivateFrequencyOptions options = PrivateFrequency.ReadOptions(arm.Settings);
        Compare(arm, options.Categories, options.Users, options.Trials, PrivateFrequencyOptions.Parse(options.Epsilons), MechanismCatalogue.Names);
    }

    /// <summary>The comparison on many categories, with the mechanisms that the paper compares there.</summary>
    public static void RunLarge(IArmContext arm)
    {
        PrivateFrequencyOptions options = PrivateFrequency.ReadOptions(arm.Settings);
        Compare(arm, options.LargeCategories, options.Users, options.LargeTrials, PrivateFrequencyOptions.Parse(options.LargeEpsilons), ["mss", "ss", "pgr", "rappor"]);
    }

    private static void Compare(IArmContext arm, int categories, int users, int trials, IReadOnlyList<double> epsilons, IReadOnlyList<string> mechanisms)
    {
        ResidueSystem system = ModuliSearch.Find(categories);
        ModuliQuality quality = ModuliQuality.Measure(system);
        arm.Measure("moduli", system.Moduli.Count);
        arm.Measure("sum of moduli over categories", (double)system.Rows / categories);
        arm.Measure("condition", quality.Condition);
        // The abstract's length of a report: ceil(log2 l) + ceil(log2 m_j), on average over the moduli.
        arm.Measure("abstract's bits", Bits(system.Moduli.Count) + system.Moduli.Average(modulus => Bits(modulus)));
        int done = 0, total = Survey.Populations.Count * epsilons.Count * mechanisms.Count;
        arm.Progress.Phase("surveys");
        foreach (string population in Survey.Populations)
        {
            int[] values = Survey.Values(population, categories, users, arm.Seed);
            foreach (double epsilon in epsilons)
            {
                foreach (string name in mechanisms)
                {
                    var budget = new PrivacyBudget(epsilon);
                    Survey.Run(arm, population, name == "mss" ? new ModularSubsetSelection(system, budget) : MechanismCatalogue.Create(name, categories, budget), values, trials);
                    arm.Progress.Advance(++done, total);
                }
            }
        }
    }

    private static int Bits(int count) => BitOperations.Log2((uint)count - 1) + 1;
}
