namespace Mathesis.Networks;

/// <summary>
/// A network being trained. Deterministic: the same specification, seed, examples and vector path give the same bits with any
/// number of threads, and a trainer that was saved and loaded goes on with the same bits.
/// </summary>
public interface ITrainer : IDisposable
{
    /// <summary>The network.</summary>
    NetworkSpecification Specification { get; }

    /// <summary>How many updates were made.</summary>
    long Step { get; }

    /// <summary>How many threads updates and evaluations use; may change between updates.</summary>
    int Threads { get; set; }

    /// <summary>Makes one update and returns the training loss before it: the mean over the batch, in nats.</summary>
    double Update();

    /// <summary>Evaluates the current weights.</summary>
    Evaluation Evaluate(Examples examples);

    /// <summary>A copy of the current weights.</summary>
    Weights ExportWeights();

    /// <summary>Writes everything needed to continue: weights, optimiser, positions of random streams, step.</summary>
    void SaveState(Stream stream);

    /// <summary>Continues from a state written by a trainer of the same specification.</summary>
    /// <exception cref="Core.InputError">The state is damaged or of another network.</exception>
    void LoadState(Stream stream);
}
