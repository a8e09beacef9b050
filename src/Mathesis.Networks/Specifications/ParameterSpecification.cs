using System.Collections.Immutable;

namespace Mathesis.Networks;

/// <summary>A parameter of a network: its name, shape and role.</summary>
/// <param name="Name">TransformerLens's name: <c>blocks.0.attn.W_Q</c>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Shape">The length of each dimension.</param>
public sealed record ParameterSpecification(string Name, ParameterRole Role, ImmutableArray<int> Shape)
{
    /// <summary>A parameter.</summary>
    /// <param name="name">TransformerLens's name.</param>
    /// <param name="role">What it is for.</param>
    /// <param name="shape">The length of each dimension.</param>
    public ParameterSpecification(string name, ParameterRole role, params ReadOnlySpan<int> shape)
        : this(name, role, ImmutableArray.Create(shape))
    {
    }

    /// <summary>How many inputs a value of the output sums over: of a matrix, all dimensions but the last, unless said otherwise. A bias has its matrix's.</summary>
    public int FanIn { get => field != 0 ? field : Shape.Length < 2 ? 1 : (int)Math.Min(Count / Shape[^1], int.MaxValue); init; }

    /// <summary>How many outputs an input goes into: of a matrix, the last dimension, unless said otherwise.</summary>
    public int FanOut { get => field != 0 ? field : Shape[^1]; init; }

    /// <summary>The number of values.</summary>
    public long Count => Shape.Aggregate(1L, (count, length) => checked(count * length));
}
