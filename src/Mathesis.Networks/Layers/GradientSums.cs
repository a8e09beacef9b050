using System.Numerics;
using Mathesis.Numerics;

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

    /// <summary>The total, valid after <see cref="AddUp"/>.</summary>
    public ParameterSet<T> Total => lanes[0];

    /// <summary>Where a lane adds.</summary>
    public GradientMap<T> Lane(int lane) => maps[lane];

    /// <summary>Sets all sums to zero.</summary>
    public void Clear()
    {
        foreach (ParameterSet<T> lane in lanes) lane.Clear();
    }

    /// <summary>Adds the lanes up into the first.</summary>
    public void AddUp()
    {
        foreach (ParameterSet<T> lane in lanes.Skip(1))
        {
            foreach ((string name, Tensor<T> tensor) in lane) VectorRows.Add<T>(tensor.Span, Total[name].Span);
        }
    }
}
