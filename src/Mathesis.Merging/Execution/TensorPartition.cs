namespace Mathesis.Merging;

/// <summary>
/// How a tensor is cut: into pieces, which threads take, and these into tiles, which methods see. Depends on the tensor alone, so that sums
/// are taken in the same order whatever the threads and the memory.
/// </summary>
internal readonly struct TensorPartition
{
    /// <summary>Elements of a piece, nearly.</summary>
    public const int PieceElements = 1 << 20;

    /// <summary>Elements of a tile, nearly.</summary>
    public const int TileElements = 1 << 10;

    /// <summary>Cuts a tensor.</summary>
    /// <param name="count">Its elements.</param>
    /// <param name="rowLength">The elements of a row.</param>
    /// <param name="needsRows">Whether tiles are whole rows.</param>
    public TensorPartition(long count, long rowLength, bool needsRows)
    {
        Count = count;
        long unit = needsRows ? Math.Max(rowLength, 1) : 1;
        Tile = checked((int)(Math.Max(1, TileElements / unit) * unit));
        Piece = Math.Max(1, PieceElements / Tile) * (long)Tile;
    }

    /// <summary>The elements.</summary>
    public long Count { get; }

    /// <summary>The elements of a piece.</summary>
    public long Piece { get; }

    /// <summary>The elements of a tile.</summary>
    public int Tile { get; }

    /// <summary>The number of pieces.</summary>
    public long Pieces => (Count + Piece - 1) / Piece;

    /// <summary>The first element and the length of a piece.</summary>
    public (long First, long Length) this[long piece] => (piece * Piece, Math.Min(Piece, Count - piece * Piece));
}
