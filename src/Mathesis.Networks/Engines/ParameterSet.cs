using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>A tensor for each parameter of a network, in the order of its specification: values, gradients or moments.</summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class ParameterSet<T> : IReadOnlyDictionary<string, Tensor<T>> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly OrderedDictionary<string, Tensor<T>> tensors = new(StringComparer.Ordinal);

    /// <summary>Zeros for each parameter.</summary>
    public ParameterSet(NetworkSpecification specification) : this(specification.Parameters())
    {
    }

    /// <summary>Zeros for each of some parameters.</summary>
    public ParameterSet(IEnumerable<ParameterSpecification> parameters)
    {
        foreach (ParameterSpecification parameter in parameters)
            tensors.Add(parameter.Name, new Tensor<T>(parameter.Shape.AsSpan()));
    }

    /// <summary>The given tensors, shared.</summary>
    internal ParameterSet(IEnumerable<KeyValuePair<string, Tensor<T>>> tensors)
    {
        foreach ((string name, Tensor<T> tensor) in tensors) this.tensors.Add(name, tensor);
    }

    /// <summary>A copy of weights that fit the network.</summary>
    /// <exception cref="InputError">The weights do not fit the specification.</exception>
    public ParameterSet(NetworkSpecification specification, Weights weights) : this(specification)
    {
        weights.RequireFit(specification);
        foreach ((string name, Tensor<T> tensor) in tensors)
        {
            ReadOnlySpan<float> source = weights[name].Span;
            Span<T> destination = tensor.Span;
            for (int i = 0; i < destination.Length; i++) destination[i] = T.CreateChecked(source[i]);
        }
    }

    /// <inheritdoc/>
    public int Count => tensors.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => tensors.Keys;

    /// <inheritdoc/>
    public IEnumerable<Tensor<T>> Values => tensors.Values;

    /// <summary>The tensor of that parameter.</summary>
    /// <exception cref="InputError">There is none; the error lists the nearest names.</exception>
    public Tensor<T> this[string name] =>
        tensors.TryGetValue(name, out Tensor<T>? tensor) ? tensor : throw Suggestions.Unknown("parameter", name, tensors.Keys);

    /// <inheritdoc/>
    public bool ContainsKey(string name) => tensors.ContainsKey(name);

    /// <inheritdoc/>
    public bool TryGetValue(string name, [MaybeNullWhen(false)] out Tensor<T> tensor) => tensors.TryGetValue(name, out tensor);

    /// <summary>A copy as weights: doubles are rounded to the nearest float.</summary>
    public Weights ToWeights()
    {
        var weights = new Weights();
        foreach ((string name, Tensor<T> tensor) in tensors)
        {
            var copy = new Tensor<float>(tensor.Shape);
            for (int i = 0; i < copy.Length; i++) copy.Values[i] = float.CreateTruncating(tensor.Values[i]);
            weights.Add(name, copy);
        }
        return weights;
    }

    /// <summary>Sets every value to zero.</summary>
    public void Clear()
    {
        foreach (Tensor<T> tensor in tensors.Values) tensor.Span.Clear();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Tensor<T>>> GetEnumerator() => tensors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
