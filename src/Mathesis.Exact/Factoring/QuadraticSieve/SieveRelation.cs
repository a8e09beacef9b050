namespace Mathesis.Exact;

/// <summary>A congruence Root^2 = sign product of primes of the factor base, times LargePrime^2 or LargePrime, modulo n.</summary>
/// <param name="Root">The root, in [0, n).</param>
/// <param name="Factors">Indices into the factor base with multiplicity; -1 for a minus sign.</param>
/// <param name="LargePrime">1, a prime of one relation, or the prime whose square two combined relations share.</param>
internal sealed record SieveRelation(Integer Root, int[] Factors, ulong LargePrime);
