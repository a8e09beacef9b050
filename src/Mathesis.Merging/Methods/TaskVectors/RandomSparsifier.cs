namespace Mathesis.Merging;

/// <summary>Keeps each element with the probability of the density, whatever it is (Yu and others 2024, "DARE"). A mask depends on seed, tensor, model and element alone.</summary>
/// <param name="densities">The part of each task vector that is kept.</param>
/// <param name="tensor">The tensor.</param>
public sealed class RandomSparsifier(double[] densities, MergeContext tensor) : Sparsifier(densities)
{
    private readonly IReadOnlyList<int> others = tensor.Others;

    /// <inheritdoc/>
    public override void Apply(TensorTile tile, int model, Span<double> delta)
    {
        if (Density(model) >= 1) return;
        var random = new ElementRandom("merging/dare", tensor, others[model], tile.Start);
        double bound = Density(model) * ElementRandom.Range;
        for (int i = 0; i < delta.Length; i++)
            if (!(random.Next() < bound)) delta[i] = 0;
    }
}
