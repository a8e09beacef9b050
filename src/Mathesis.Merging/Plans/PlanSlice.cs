namespace Mathesis.Merging;

/// <summary>Consecutive layers of the output.</summary>
/// <param name="Sources">What they are merged from.</param>
/// <param name="Base">The base of this slice, or null for the plan's.</param>
/// <param name="Parameters">The parameters of this slice.</param>
/// <param name="Where">Where the plan gives it.</param>
public sealed record PlanSlice(IReadOnlyList<PlanSource> Sources, ModelReference? Base, ParameterTable Parameters, string Where);
