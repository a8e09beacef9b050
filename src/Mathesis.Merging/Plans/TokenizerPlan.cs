namespace Mathesis.Merging;

/// <summary>How vocabularies are brought together.</summary>
/// <param name="Source"><c>union</c>, <c>base</c>, or the path of a model whose tokenizer is taken.</param>
/// <param name="Tokens">Rules for single tokens.</param>
/// <param name="PadToMultipleOf">The rows of embeddings are filled up to a multiple of this; null for none.</param>
/// <param name="Where">Where the plan says so.</param>
public sealed record TokenizerPlan(string Source, IReadOnlyDictionary<string, TokenRule> Tokens, int? PadToMultipleOf, string Where);
