namespace Mathesis.Networks;

/// <summary>Where a trainer's batches come from: a pure function of their number, so that the number is the position of the source.</summary>
public interface IBatchSource
{
    /// <summary>What the source is, in words: a state is only loaded beside the same.</summary>
    string Identity { get; }

    /// <summary>A batch.</summary>
    /// <param name="number">Its number, from 0.</param>
    Examples Batch(long number);
}
