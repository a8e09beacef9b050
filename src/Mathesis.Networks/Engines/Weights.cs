using System.Collections.Immutable;
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

    /// <summary>The same weights with one parameter replaced; the others are shared, not copied.</summary>
    /// <param name="name">A parameter.</param>
    /// <param name="replacement">Its new value, of the same shape.</param>
    /// <exception cref="InputError">There is no such parameter.</exception>
    public Weights With(string name, Tensor<float> replacement)
    {
        if (!this[name].HasShapeOf(replacement)) throw new ArgumentException($"the new {name} has another shape", nameof(replacement));
        var changed = new Weights();
        foreach ((string other, Tensor<float> tensor) in tensors) changed.Add(other, other == name ? replacement : tensor);
        return changed;
    }

    /// <summary>A parameter in double precision, as a copy.</summary>
    /// <exception cref="InputError">There is no such parameter.</exception>
    public Tensor<double> ToDouble(string name)
    {
        Tensor<float> tensor = this[name];
        var copy = new Tensor<double>(tensor.Shape);
        for (int i = 0; i < copy.Length; i++) copy.Values[i] = tensor.Values[i];
        return copy;
    }

    /// <summary>The sum of the squares of all parameters, in float64.</summary>
    public double SumOfSquares()
    {
        double sum = 0;
        foreach (Tensor<float> tensor in tensors.Values)
        {
            foreach (float value in tensor.Span) sum += (double)value * value;
        }
        return sum;
    }

    /// <summary>Checks that these are the parameters of a network: the same names with the same shapes.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="where">Where the weights come from, for the error.</param>
    /// <exception cref="InputError">Parameters are missing, unknown or of another shape; one line lists them all.</exception>
    public void RequireFit(NetworkSpecification specification, string? where = null) =>
        ShapeFit.Require(specification, tensors.Select(pair => (pair.Key, Widen(pair.Value.Shape))), where);

    private static ImmutableArray<long> Widen(ReadOnlySpan<int> shape)
    {
        ImmutableArray<long>.Builder lengths = ImmutableArray.CreateBuilder<long>(shape.Length);
        foreach (int length in shape) lengths.Add(length);
        return lengths.MoveToImmutable();
    }
}
