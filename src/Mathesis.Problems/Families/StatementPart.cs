namespace Mathesis.Problems;

/// <summary>
/// A share of all statements: those whose hash, modulo <see cref="Slots"/>, lies in [First, First + Count). The hash is
/// 64-bit FNV-1a of the UTF-16 code units, finished by Murmur3's mixer, and never changes.
/// </summary>
/// <param name="First">The first slot.</param>
/// <param name="Count">How many slots.</param>
public readonly record struct StatementPart(int First, int Count)
{
    /// <summary>How many slots there are in all.</summary>
    public const int Slots = 20;

    /// <summary>Nine tenths of the statements.</summary>
    public static StatementPart Training { get; } = new(2, 18);

    /// <summary>A twentieth of the statements.</summary>
    public static StatementPart Validation { get; } = new(1, 1);

    /// <summary>Another twentieth.</summary>
    public static StatementPart Test { get; } = new(0, 1);

    /// <summary>Whether a statement belongs to this part.</summary>
    public bool Contains(System.Text.StringBuilder statement)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (ReadOnlyMemory<char> chunk in statement.GetChunks())
            foreach (char unit in chunk.Span)
                hash = (hash ^ unit) * 0x100000001B3;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        int slot = (int)((hash ^ (hash >> 33)) % Slots);
        return slot >= First && slot < First + Count;
    }
}
