using System.Numerics;

namespace Mathesis.Networks;

/// <summary>Partial sums of gradients, one for each lane of a batch, and their total in the order of the lanes.</summary>
internal sealed class GradientSums<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ParameterSet<T>[] lanes;
    private readonly GradientMap<T>[] maps;

    public GradientSums(NetworkSpecification specification, ParameterSet<T> parameters, int count)
    {
        lanes = [.. Enumerable.Range(0, count).Select(_ => new ParameterSet<T>(specification))];
        maps = [.. lanes.Select(lane => new GradientMap<T>(parameters, lane))];
        Workspaces = [.. Enumerable.Range(0, count).Select(_ => new Workspace<T>())];
    }

    /// <summary>The arrays of each lane's passes.</summary>
    public Workspace<T>[] Workspaces { get; }

    /// <summary>The total, valid after <see cref="AddUp(int, int)"/>.</summary>
    public ParameterSet<T> Total => lanes[0];

    /// <summary>Where a lane adds.</summary>
    public GradientMap<T> Lane(int lane) => maps[lane];

    /// <summary>Sets the sums of a lane to zero.</summary>
    public void Clear(int lane) => lanes[lane].Clear();

    /// <summary>Adds the first lanes up into the very first, in their order.</summary>
    /// <param name="used">How many lanes were added to.</param>
    /// <param name="threads">How many threads share the parameters.</param>
    public void AddUp(int used, int threads)
    {
        string[] names = [.. Total.Keys];
        Parallel.For(0, names.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, index =>
        {
            Span<T> total = Total[names[index]].Span;
            foreach (ParameterSet<T> lane in lanes.Take(used).Skip(1)) VectorRows.Add<T>(lane[names[index]].Span, total);
        });
    }
}
