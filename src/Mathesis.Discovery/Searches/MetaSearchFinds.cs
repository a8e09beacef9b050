namespace Mathesis.Discovery;

/// <summary>What a walk across sizes brings to a barrier.</summary>
/// <param name="Best">The scheme of lowest rank it met, dimensions in rising order.</param>
/// <param name="Last">Where it stands.</param>
/// <param name="Flips">The flips it made.</param>
public sealed record MetaSearchFinds(MetaWalk Best, MetaWalk Last, long Flips);
