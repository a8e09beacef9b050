namespace Mathesis.Merging;

/// <summary>How far the merge of one tensor is: which stage, which of its pieces are taken and done.</summary>
internal sealed class TensorWork
{
    private readonly Dictionary<long, object?> finished = [];

    /// <summary>The index of the tensor.</summary>
    public required int Index { get; init; }

    /// <summary>The tensor.</summary>
    public required OutputTensor Tensor { get; init; }

    /// <summary>Its merge; null when bytes are copied.</summary>
    public TensorMerge? Merge { get; init; }

    /// <summary>How its elements are cut.</summary>
    public required TensorPartition Partition { get; init; }

    /// <summary>The passes that are still to come.</summary>
    public IEnumerator<TensorPass>? Passes { get; init; }

    /// <summary>The stage.</summary>
    public WorkStage Stage { get; private set; }

    /// <summary>The pass of the stage; null when results are written.</summary>
    public TensorPass? Pass { get; private set; }

    /// <summary>The pieces of the stage.</summary>
    public long Pieces { get; private set; }

    /// <summary>The next piece that nobody has taken.</summary>
    public long Next { get; private set; }

    /// <summary>The hash of the tensor, when it is known.</summary>
    public string? Hash { get; set; }

    /// <summary>Finite numbers that were beyond the type's range.</summary>
    public long Overflows;

    /// <summary>How many pieces, from the first, are done without a gap.</summary>
    public long Ended { get; private set; }

    /// <summary>Whether somebody can take a piece.</summary>
    public bool IsOpen => Next < Pieces;

    /// <summary>Whether the stage is done.</summary>
    public bool IsStageDone => Ended == Pieces;

    /// <summary>Begins a stage.</summary>
    public void Begin(WorkStage stage, TensorPass? pass, long pieces) => (Stage, Pass, Pieces, Next, Ended) = (stage, pass, pieces, 0, 0);

    /// <summary>Takes a piece.</summary>
    public long Take() => Next++;

    /// <summary>A piece is done; what pieces gathered is handed on in their order.</summary>
    public void Finish(long piece, object? accumulator)
    {
        finished[piece] = accumulator;
        while (finished.Remove(Ended, out object? next))
        {
            if (next is not null) Pass!.EndPiece(next);
            Ended++;
        }
    }
}
