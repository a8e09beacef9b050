namespace Mathesis.Networks;

/// <summary>A few consecutive places of a plan that go through the fold together.</summary>
/// <param name="Begins">Whether it is the first of its part.</param>
/// <param name="Start">The first place.</param>
/// <param name="Count">The number of places, at most <see cref="FoldedTile.Capacity"/>.</param>
/// <param name="First">The sequences grouped by first token.</param>
/// <param name="Second">The sequences grouped by second token.</param>
internal sealed record PlanTile(bool Begins, int Start, int Count, TokenRuns First, TokenRuns Second);
