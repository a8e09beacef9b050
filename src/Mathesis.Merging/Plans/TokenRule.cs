namespace Mathesis.Merging;

/// <summary>Where the embedding of a token comes from in models that lack it, or, if forced, in all.</summary>
/// <param name="Model">A model that has it; null for a zero vector.</param>
/// <param name="Token">A token of that model in its place; null for itself.</param>
/// <param name="TokenId">The number of a token of that model in its place; null for none.</param>
/// <param name="IsForced">Whether models that have the token take the embedding too.</param>
/// <param name="Where">Where the plan says so.</param>
public sealed record TokenRule(ModelReference? Model, string? Token, int? TokenId, bool IsForced, string Where);
