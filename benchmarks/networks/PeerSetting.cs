namespace Mathesis.Benchmarks.Networks;

/// <summary>
/// How many threads PyTorch and the matrix library beneath it use. PyTorch's own threads (OpenMP) by default turn idly after each
/// operation and then take the processor from OpenBLAS's, so they are also tried sleeping; the best setting of a row counts.
/// </summary>
internal sealed record PeerSetting(string Name, int Torch, int Blas, bool Sleeps)
{
    public static IReadOnlyList<PeerSetting> All(int cores) => cores == 1
        ? [new("1+1", 1, 1, false)]
        : [new("1+1", 1, 1, false), new($"1+{cores}", 1, cores, false), new($"{cores}+{cores}", cores, cores, false), new($"{cores}+{cores} sleeping", cores, cores, true)];
}
