using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// What to do at the hook points of a forward pass: read values, or replace them (patch, ablate). Names are TransformerLens's:
/// <c>blocks.0.attn.hook_z</c>.
/// </summary>
public sealed class Hooks<T> where T : unmanaged
{
    private readonly Dictionary<string, List<Func<Tensor<T>, Tensor<T>>>> actions = new(StringComparer.Ordinal);

    /// <summary>The points that have an action.</summary>
    public IEnumerable<string> Points => actions.Keys;

    /// <summary>Reads the value at a point. The tensor belongs to the pass: copy what must outlive it.</summary>
    public Hooks<T> Read(string point, Action<Tensor<T>> read) => Replace(point, value =>
    {
        read(value);
        return value;
    });

    /// <summary>Replaces the value at a point; the pass goes on with what is returned, which has the same shape.</summary>
    public Hooks<T> Replace(string point, Func<Tensor<T>, Tensor<T>> replace)
    {
        if (!actions.TryGetValue(point, out List<Func<Tensor<T>, Tensor<T>>>? list)) actions[point] = list = [];
        list.Add(replace);
        return this;
    }

    /// <summary>Applies the actions of a point to a value, in the order they were added. Called by engines.</summary>
    public Tensor<T> Apply(string point, Tensor<T> value)
    {
        if (!actions.TryGetValue(point, out List<Func<Tensor<T>, Tensor<T>>>? list)) return value;
        foreach (Func<Tensor<T>, Tensor<T>> action in list)
        {
            Tensor<T> next = action(value);
            if (!next.HasShapeOf(value))
                throw new ArgumentException($"the value put at {point} has another shape than the one it replaces");
            value = next;
        }
        return value;
    }
}
