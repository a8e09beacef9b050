namespace Mathesis.Exact;

/// <summary>
/// A field as a value: the arithmetic of elements that know nothing of their field. Implemented by readonly structs, so that an
/// algorithm generic over the field is specialised by the compiler, while the modulus is still chosen at run time.
/// Elements that are given must belong to the field and be reduced; results are reduced.
/// </summary>
/// <typeparam name="TElement">The representation of an element. Equal elements have one representation.</typeparam>
public interface IField<TElement>
{
    /// <summary>The neutral element of addition.</summary>
    TElement Zero { get; }

    /// <summary>The neutral element of multiplication; differs from zero.</summary>
    TElement One { get; }

    /// <summary>The smallest n &gt; 0 for which n times one is zero; 0 when there is none.</summary>
    ulong Characteristic { get; }

    /// <summary>a + b.</summary>
    TElement Add(TElement a, TElement b);

    /// <summary>a - b.</summary>
    TElement Subtract(TElement a, TElement b);

    /// <summary>-a.</summary>
    TElement Negate(TElement a);

    /// <summary>a b.</summary>
    TElement Multiply(TElement a, TElement b);

    /// <summary>1 / a.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="a"/> is zero.</exception>
    TElement Invert(TElement a);

    /// <summary>Whether a is zero.</summary>
    bool IsZero(TElement a);

    /// <summary>Whether a and b are the same element.</summary>
    bool AreEqual(TElement a, TElement b);

    /// <summary>The image of an integer: value times one.</summary>
    TElement FromInteger(long value);

    /// <summary>The image of an integer: value times one.</summary>
    TElement FromInteger(Integer value);
}
