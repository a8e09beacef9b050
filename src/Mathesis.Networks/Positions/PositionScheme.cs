using System.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// How an attention learns where tokens stand: it turns queries and keys by their position ids, or adds a bias to the scores, or
/// both. The set is open: a scheme is a record, its <see cref="PositionKernel{T}"/>, and a registered kind. Without a scheme
/// attention knows positions only from its mask and from what the embedding added.
/// </summary>
/// <remarks>Ids are those of the batch (<see cref="TokenBatch.PositionIds"/>), which a format may couple or shift; they need not rise.</remarks>
public abstract record PositionScheme
{
    /// <summary>Checks the scheme's fields against the network.</summary>
    /// <exception cref="Core.InputError">A field is out of range.</exception>
    public virtual void Validate(ModulePlace place, AttentionSpecification attention)
    {
    }

    /// <summary>The scheme's parameters.</summary>
    /// <param name="attention">The attention it serves.</param>
    /// <param name="prefix">The beginning of their names: <c>blocks.0.attn</c>.</param>
    public virtual IEnumerable<ParameterSpecification> Parameters(AttentionSpecification attention, string prefix) => [];

    /// <summary>Builds what runs the scheme.</summary>
    public abstract PositionKernel<T> Build<T>(AttentionSpecification attention, string prefix, ParameterSet<T> parameters)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
