namespace Mathesis.Merging;

/// <summary>Keeps a part of each task vector's elements and sets the others to zero.</summary>
/// <param name="densities">The part of each task vector that is kept, in [0, 1]; 1 keeps all.</param>
public abstract class Sparsifier(double[] densities)
{
    /// <summary>Whether tiles are whole rows.</summary>
    public virtual bool NeedsRows => false;

    /// <summary>The part of a task vector that is kept.</summary>
    public double Density(int model) => densities[model];

    /// <summary>What must be read first.</summary>
    /// <param name="origin">The base's index among the inputs.</param>
    /// <param name="others">The models' indices among the inputs.</param>
    public virtual IEnumerable<TensorPass> Passes(int origin, IReadOnlyList<int> others) => [];

    /// <summary>Sets what is not kept to zero.</summary>
    /// <param name="tile">The elements.</param>
    /// <param name="model">Which of the models.</param>
    /// <param name="delta">Its task vector at these elements.</param>
    public abstract void Apply(TensorTile tile, int model, Span<double> delta);
}
