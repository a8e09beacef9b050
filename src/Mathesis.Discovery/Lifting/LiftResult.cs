using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>What lifting gave.</summary>
/// <param name="Scheme">A verified scheme over ZT, Z or Q, or null.</param>
/// <param name="Steps">The steps made: the solution is known modulo p^(steps + 1).</param>
/// <param name="Reason">Why there is none: <c>step 2 has no solution</c>; else what was found.</param>
public sealed record LiftResult(BilinearScheme? Scheme, int Steps, string Reason);
