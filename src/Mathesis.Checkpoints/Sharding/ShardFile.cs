namespace Mathesis.Checkpoints;

/// <summary>A file of a planned checkpoint.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Header">Its first bytes, which describe the tensors.</param>
/// <param name="Length">Its length in bytes, the header's included.</param>
public sealed record ShardFile(string Name, ReadOnlyMemory<byte> Header, long Length);
