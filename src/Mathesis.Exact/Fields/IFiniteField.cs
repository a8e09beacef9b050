using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>A field with p^d elements, p prime.</summary>
/// <typeparam name="TElement">The representation of an element.</typeparam>
public interface IFiniteField<TElement> : IField<TElement>
{
    /// <summary>d: the degree over the prime field, at least 1.</summary>
    int Degree { get; }

    /// <summary>p^d: the number of elements.</summary>
    Integer Order { get; }

    /// <summary>A numbering of the elements: 0 is zero, 1 is one, different indices give different elements.</summary>
    /// <param name="index">Below <see cref="Order"/>.</param>
    TElement ElementAt(ulong index);

    /// <summary>An element drawn uniformly from the whole field.</summary>
    TElement Random(RandomStream stream);
}
