namespace Mathesis.Merging;

/// <summary>The parameters that one level of a plan gives: rules by name, the first that covers a tensor decides.</summary>
/// <param name="rules">The rules.</param>
public sealed class ParameterTable(IReadOnlyDictionary<string, IReadOnlyList<ParameterRule>> rules)
{
    /// <summary>No parameters.</summary>
    public static ParameterTable Empty { get; } = new(new Dictionary<string, IReadOnlyList<ParameterRule>>());

    /// <summary>The rules by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ParameterRule>> Rules => rules;

    /// <summary>The rule that decides a parameter of a tensor, or null.</summary>
    public ParameterRule? Find(string name, string tensor) =>
        rules.TryGetValue(name, out IReadOnlyList<ParameterRule>? list) ? list.FirstOrDefault(rule => rule.Covers(tensor)) : null;
}
