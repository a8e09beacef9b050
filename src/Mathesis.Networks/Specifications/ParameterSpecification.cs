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

    /// <summary>The number of values.</summary>
    public long Count => Shape.Aggregate(1L, (count, length) => checked(count * length));
}
