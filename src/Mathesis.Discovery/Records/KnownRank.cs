namespace Mathesis.Discovery;

/// <summary>The lowest ranks published for a product.</summary>
/// <param name="Name">What is computed: <c>4x4x5</c>, <c>kg-333</c>.</param>
/// <param name="Rational">Over Q.</param>
/// <param name="Integral">Over Z.</param>
/// <param name="Ternary">Over ZT, or null where no table says.</param>
/// <param name="Naive">Products of the definition.</param>
/// <param name="Source">Where the figures come from, with a date.</param>
public sealed record KnownRank(string Name, int Rational, int Integral, int? Ternary, int Naive, string Source);
