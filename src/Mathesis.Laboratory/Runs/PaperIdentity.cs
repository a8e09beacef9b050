namespace Mathesis.Laboratory;

/// <summary>The paper that an experiment reproduces.</summary>
/// <param name="Number">Its number in the catalogue.</param>
/// <param name="Slug">Its short name.</param>
public sealed record PaperIdentity(int Number, string Slug);
