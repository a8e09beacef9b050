namespace Mathesis.Merging;

/// <summary>A model's part in a slice.</summary>
/// <param name="Model">The model.</param>
/// <param name="Begin">Its first layer.</param>
/// <param name="End">One more than its last layer; null for all layers.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Where">Where the plan gives it.</param>
public sealed record PlanSource(ModelReference Model, int Begin, int? End, ParameterTable Parameters, string Where);
