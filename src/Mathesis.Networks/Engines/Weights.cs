using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The parameters of a network by name, in the order of its specification. Names are TransformerLens's: <c>blocks.0.attn.W_Q</c>.</summary>
public sealed class Weights
{
    private readonly OrderedDictionary<string, Tensor<float>> tensors = new(StringComparer.Ordinal);

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => [.. tensors.Keys];

    /// <summary>All parameters, in order.</summary>
    public IEnumerable<KeyValuePair<string, Tensor<float>>> Tensors => tensors;

    /// <summary>The number of parameters.</summary>
    public long Count => tensors.Values.Sum(tensor => (long)tensor.Length);

    /// <summary>The parameter of that name.</summary>
    /// <exception cref="InputError">There is none; the error lists the nearest names.</exception>
    public Tensor<float> this[string name] =>
        tensors.TryGetValue(name, out Tensor<float>? tensor) ? tensor : throw Suggestions.Unknown("parameter", name, tensors.Keys);

    /// <summary>Adds a parameter at the end.</summary>
    public void Add(string name, Tensor<float> tensor) => tensors.Add(name, tensor);

    /// <summary>A copy with values of its own.</summary>
    public Weights Clone()
    {
        var copy = new Weights();
        foreach ((string name, Tensor<float> tensor) in tensors) copy.Add(name, tensor.Clone());
        return copy;
    }
}
