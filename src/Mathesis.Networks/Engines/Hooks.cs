using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// What to do at the hook points of a forward pass: read values, or replace them (patch, ablate). Names are TransformerLens's:
/// <c>blocks.0.attn.hook_z</c>.
/// </summary>
public sealed class Hooks<T> where T : unmanaged
{
    private readonly Dictionary<string, List<Func<Tensor<T>, Tensor<T>>>> actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Func<Tensor<T>, Tensor<T>>>> gradientActions = new(StringComparer.Ordinal);

    /// <summary>The points that have an action on their value.</summary>
    public IEnumerable<string> Points => actions.Keys;

    /// <summary>The points that have an action on their gradient.</summary>
    public IEnumerable<string> GradientPoints => gradientActions.Keys;

    /// <summary>Reads the value at a point. The tensor belongs to the pass: copy what must outlive it.</summary>
    public Hooks<T> Read(string point, Action<Tensor<T>> read) => Replace(point, value =>
    {
        read(value);
        return value;
    });

    /// <summary>Replaces the value at a point; the pass goes on with what is returned, which has the same shape.</summary>
    public Hooks<T> Replace(string point, Func<Tensor<T>, Tensor<T>> replace) => Add(actions, point, replace);

    /// <summary>Reads the gradient of the loss in the value at a point. The tensor belongs to the pass.</summary>
    public Hooks<T> ReadGradient(string point, Action<Tensor<T>> read) => ReplaceGradient(point, gradient =>
    {
        read(gradient);
        return gradient;
    });

    /// <summary>Replaces the gradient of the loss in the value at a point; the backward pass goes on with what is returned, a tensor it may change.</summary>
    public Hooks<T> ReplaceGradient(string point, Func<Tensor<T>, Tensor<T>> replace) => Add(gradientActions, point, replace);

    /// <summary>Applies the actions of a point to a value, in the order they were added. Called by engines.</summary>
    public Tensor<T> Apply(string point, Tensor<T> value) => Apply(actions, point, value);

    /// <summary>Applies the actions of a point to the gradient of its value, in the order they were added. Called by engines.</summary>
    public Tensor<T> ApplyGradient(string point, Tensor<T> gradient) => Apply(gradientActions, point, gradient);

    private Hooks<T> Add(Dictionary<string, List<Func<Tensor<T>, Tensor<T>>>> to, string point, Func<Tensor<T>, Tensor<T>> action)
    {
        if (!to.TryGetValue(point, out List<Func<Tensor<T>, Tensor<T>>>? list)) to[point] = list = [];
        list.Add(action);
        return this;
    }

    private static Tensor<T> Apply(Dictionary<string, List<Func<Tensor<T>, Tensor<T>>>> from, string point, Tensor<T> value)
    {
        if (!from.TryGetValue(point, out List<Func<Tensor<T>, Tensor<T>>>? list)) return value;
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
