namespace Mathesis.Exact;

/// <summary>A reduced basis with the way to it: basis = transformation times vectors, and relations times vectors = 0.</summary>
/// <param name="Basis">The reduced vectors, linearly independent.</param>
/// <param name="Transformation">For each reduced vector its coefficients over the vectors given.</param>
/// <param name="Relations">A basis of the integer relations between the vectors given; empty when they are independent.</param>
public sealed record ReducedLattice(
    IReadOnlyList<IReadOnlyList<Integer>> Basis, IReadOnlyList<IReadOnlyList<Integer>> Transformation, IReadOnlyList<IReadOnlyList<Integer>> Relations);
