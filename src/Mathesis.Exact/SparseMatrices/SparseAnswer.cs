namespace Mathesis.Exact;

/// <summary>The outcome of one linear system A x = b: a solution, or the proof that there is none. Both were checked.</summary>
/// <typeparam name="TElement">The field's elements.</typeparam>
/// <param name="Solution">An x with A x = b; null when there is none.</param>
/// <param name="Contradiction">A y with y A = 0 and y b = 1, so that no x can exist; null when there is a solution.</param>
public sealed record SparseAnswer<TElement>(TElement[]? Solution, TElement[]? Contradiction)
{
    /// <summary>Whether there is a solution.</summary>
    public bool IsConsistent => Solution is not null;
}
