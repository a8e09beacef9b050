using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// K(alpha) = K[x] / (f) for an irreducible f over a field K: GF(p^d) over a prime field, a number field over Q. An element is the
/// polynomial in alpha of degree below deg f that <see cref="PolynomialRing{TField, TElement}"/> describes, shared and never changed.
/// </summary>
/// <typeparam name="TField">The field K.</typeparam>
/// <typeparam name="TElement">The elements of K.</typeparam>
public readonly struct ExtensionField<TField, TElement> : IField<TElement[]>
    where TField : struct, IField<TElement>
{
    private readonly PolynomialRing<TField, TElement> ring;
    private readonly TElement[] modulus;

    /// <summary>Adjoins a root of a polynomial.</summary>
    /// <param name="baseField">K.</param>
    /// <param name="modulus">f, irreducible over K: that is the caller's promise; <see cref="GaloisField{TField, TElement}"/> checks it.</param>
    /// <exception cref="InputError">The degree is below 1.</exception>
    public ExtensionField(TField baseField, ReadOnlySpan<TElement> modulus)
    {
        ring = new PolynomialRing<TField, TElement>(baseField);
        if (ring.Degree(modulus) < 1)
            throw new InputError("the polynomial of an extension is constant", expected: "expected an irreducible polynomial of degree at least 1");
        this.modulus = ring.MakeMonic(modulus);
    }

    /// <summary>Polynomials over K.</summary>
    public PolynomialRing<TField, TElement> Ring => ring;

    /// <summary>f, monic.</summary>
    public ReadOnlySpan<TElement> Modulus => modulus;

    /// <summary>The degree over K.</summary>
    public int ExtensionDegree => modulus.Length - 1;

    /// <summary>alpha.</summary>
    public TElement[] Generator => ring.Remainder(ring.X, modulus);

    /// <inheritdoc/>
    public TElement[] Zero => ring.Zero;

    /// <inheritdoc/>
    public TElement[] One => ring.One;

    /// <inheritdoc/>
    public ulong Characteristic => ring.Field.Characteristic;

    /// <inheritdoc/>
    public TElement[] Add(TElement[] a, TElement[] b) => ring.Add(a, b);

    /// <inheritdoc/>
    public TElement[] Subtract(TElement[] a, TElement[] b) => ring.Subtract(a, b);

    /// <inheritdoc/>
    public TElement[] Negate(TElement[] a) => ring.Negate(a);

    /// <inheritdoc/>
    public TElement[] Multiply(TElement[] a, TElement[] b) => ring.Remainder(ring.Multiply(a, b), modulus);

    /// <inheritdoc/>
    public TElement[] Invert(TElement[] a) => a.Length == 0
        ? throw new DivideByZeroException()
        : ring.TryInvert(a, modulus) ?? throw new InputError("the polynomial of the extension is reducible", expected: "expected an irreducible polynomial");

    /// <inheritdoc/>
    public bool IsZero(TElement[] a) => a.Length == 0;

    /// <inheritdoc/>
    public bool AreEqual(TElement[] a, TElement[] b) => ring.AreEqual(a, b);

    /// <inheritdoc/>
    public TElement[] FromInteger(long value) => Constant(ring.Field.FromInteger(value));

    /// <inheritdoc/>
    public TElement[] FromInteger(Integer value) => Constant(ring.Field.FromInteger(value));

    /// <summary>The element of K as an element of K(alpha).</summary>
    public TElement[] Constant(TElement value) => ring.Field.IsZero(value) ? [] : [value];
}
