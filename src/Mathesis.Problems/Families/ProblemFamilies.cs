using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Every family of problems that is registered, the finite tasks among them.</summary>
public static class ProblemFamilies
{
    /// <summary>All families, in the order of their names.</summary>
    public static IReadOnlyList<IProblemFamily> All(Registry registry) =>
    [
        .. registry.CreateAll<IProblemFamily>()
            .Concat(registry.CreateAll<IFiniteTaskFamily>().Select(family => new FiniteTaskProblems(family)))
            .OrderBy(family => family.Name, StringComparer.Ordinal),
    ];

    /// <summary>The family of a name.</summary>
    /// <exception cref="InputError">There is none; the error lists the nearest.</exception>
    public static IProblemFamily Find(Registry registry, string name)
    {
        if (registry.Names<IProblemFamily>().Contains(name)) return registry.Create<IProblemFamily>(name, "family");
        if (registry.Names<IFiniteTaskFamily>().Contains(name)) return new FiniteTaskProblems(registry.Create<IFiniteTaskFamily>(name, "family"));
        throw Suggestions.Unknown("family", name, registry.Names<IProblemFamily>().Concat(registry.Names<IFiniteTaskFamily>()));
    }
}
