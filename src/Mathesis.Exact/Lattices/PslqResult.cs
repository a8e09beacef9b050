namespace Mathesis.Exact;

/// <summary>What PSLQ ended with.</summary>
/// <param name="Relation">A vector whose combination is as small as the accuracy can tell, or null.</param>
/// <param name="NormBelow">No relation has a Euclidean norm below this.</param>
internal sealed record PslqResult(Integer[]? Relation, Integer NormBelow);
