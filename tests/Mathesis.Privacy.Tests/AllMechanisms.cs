namespace Mathesis.Privacy.Tests;

/// <summary>Every mechanism, small enough for tests.</summary>
internal static class AllMechanisms
{
    public static TheoryData<string> Names { get; } = ["grr", "ss", "rappor", "oue", "olh", "pgr", "mss"];

    /// <summary>A mechanism by name; mss with moduli that give 7 categories full rank.</summary>
    public static FrequencyMechanism Make(string name, int categories, double epsilon)
    {
        var budget = new PrivacyBudget(epsilon);
        return name switch
        {
            "grr" => new RandomizedResponse(categories, budget),
            "ss" => new SubsetSelection(categories, budget),
            "rappor" => new Rappor(categories, budget),
            "oue" => new OptimizedUnaryEncoding(categories, budget),
            "olh" => new OptimizedLocalHashing(categories, budget),
            "pgr" => new ProjectiveGeometryResponse(categories, budget),
            "mss" => new ModularSubsetSelection(new ResidueSystem(categories, Moduli(categories)), budget),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private static int[] Moduli(int categories) => categories <= 7 ? [3, 4, 5] : categories <= 12 ? [5, 7, 8] : [17, 19, 23, 29];
}
