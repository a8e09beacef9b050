using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>All mechanisms by name.</summary>
public static class MechanismCatalogue
{
    /// <summary>The names, the paper's own mechanism first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mss", "ss", "pgr", "rappor", "oue", "olh", "grr"];

    /// <summary>Makes a mechanism.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="categories">k.</param>
    /// <param name="budget">The privacy budget.</param>
    /// <param name="moduli">Moduli of modular subset selection; null searches for them.</param>
    /// <exception cref="InputError">There is no such mechanism, or it cannot be made.</exception>
    public static FrequencyMechanism Create(string name, int categories, PrivacyBudget budget, IReadOnlyList<int>? moduli = null)
    {
        if (moduli is not null && name != "mss") throw new InputError($"{name} has no moduli", "moduli", "leave them out, or choose mss");
        return name switch
        {
            "mss" when moduli is null => new ModularSubsetSelection(categories, budget),
            "mss" => new ModularSubsetSelection(new ResidueSystem(categories, moduli), budget),
            "ss" => new SubsetSelection(categories, budget),
            "pgr" => new ProjectiveGeometryResponse(categories, budget),
            "rappor" => new Rappor(categories, budget),
            "oue" => new OptimizedUnaryEncoding(categories, budget),
            "olh" => new OptimizedLocalHashing(categories, budget),
            "grr" => new RandomizedResponse(categories, budget),
            _ => throw Suggestions.Unknown("mechanism", name, Names),
        };
    }
}
