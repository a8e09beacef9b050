using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>GF(q^d) over GF(q) in the basis 1, alpha, ..., alpha^(d-1); alpha is a root of a polynomial checked to be irreducible.</summary>
/// <typeparam name="TField">GF(q).</typeparam>
/// <typeparam name="TElement">The elements of GF(q).</typeparam>
public readonly struct GaloisField<TField, TElement> : IFiniteField<TElement[]>
    where TField : struct, IFiniteField<TElement>
{
    private readonly ExtensionField<TField, TElement> extension;

    /// <summary>Adjoins a root of a given polynomial.</summary>
    /// <param name="baseField">GF(q).</param>
    /// <param name="modulus">Irreducible of degree d.</param>
    /// <exception cref="InputError">The polynomial is reducible.</exception>
    public GaloisField(TField baseField, ReadOnlySpan<TElement> modulus)
    {
        extension = new ExtensionField<TField, TElement>(baseField, modulus);
        if (!IrreduciblePolynomial.Test(extension.Ring, extension.Modulus))
            throw new InputError($"the polynomial of degree {extension.ExtensionDegree} is reducible", expected: "expected an irreducible polynomial");
    }

    /// <summary>GF(q^d) by the polynomial that <see cref="IrreduciblePolynomial.Find"/> gives.</summary>
    /// <param name="baseField">GF(q).</param>
    /// <param name="degree">d, at least 1.</param>
    /// <exception cref="InputError">The degree is below 1.</exception>
    public GaloisField(TField baseField, int degree)
        : this(baseField, IrreduciblePolynomial.Find(new PolynomialRing<TField, TElement>(baseField), degree))
    {
    }

    /// <summary>The same field as an extension: its ring, its polynomial, alpha.</summary>
    public ExtensionField<TField, TElement> Extension => extension;

    /// <inheritdoc/>
    public TElement[] Zero => extension.Zero;

    /// <inheritdoc/>
    public TElement[] One => extension.One;

    /// <inheritdoc/>
    public ulong Characteristic => extension.Characteristic;

    /// <inheritdoc/>
    public int Degree => extension.ExtensionDegree * extension.Ring.Field.Degree;

    /// <inheritdoc/>
    public Integer Order => Integer.Pow(extension.Ring.Field.Order, extension.ExtensionDegree);

    /// <inheritdoc/>
    public TElement[] Add(TElement[] a, TElement[] b) => extension.Add(a, b);

    /// <inheritdoc/>
    public TElement[] Subtract(TElement[] a, TElement[] b) => extension.Subtract(a, b);

    /// <inheritdoc/>
    public TElement[] Negate(TElement[] a) => extension.Negate(a);

    /// <inheritdoc/>
    public TElement[] Multiply(TElement[] a, TElement[] b) => extension.Multiply(a, b);

    /// <inheritdoc/>
    public TElement[] Invert(TElement[] a) => extension.Invert(a);

    /// <inheritdoc/>
    public bool IsZero(TElement[] a) => extension.IsZero(a);

    /// <inheritdoc/>
    public bool AreEqual(TElement[] a, TElement[] b) => extension.AreEqual(a, b);

    /// <inheritdoc/>
    public TElement[] FromInteger(long value) => extension.FromInteger(value);

    /// <inheritdoc/>
    public TElement[] FromInteger(Integer value) => extension.FromInteger(value);

    /// <inheritdoc/>
    public TElement[] ElementAt(ulong index)
    {
        // The digits of the index to base q; a base field beyond 64 bits has only one digit.
        TField field = extension.Ring.Field;
        var coefficients = new List<TElement>();
        if (field.Order > ulong.MaxValue) return extension.Constant(field.ElementAt(index));
        ulong order = (ulong)field.Order;
        for (; index > 0; index /= order) coefficients.Add(field.ElementAt(index % order));
        return [.. coefficients];
    }

    /// <inheritdoc/>
    public TElement[] Random(RandomStream stream) => RandomPolynomial.Below(extension.Ring, extension.ExtensionDegree, stream);
}
