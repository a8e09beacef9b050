namespace Mathesis.Exact;

/// <summary>Integers and polynomials modulo a word-sized prime.</summary>
internal static class ModularImage
{
    /// <summary>The residue in [0, p).</summary>
    public static ulong Residue(Integer value, ulong prime)
    {
        ulong rest = NaturalKernels.RemainderLimb(value.Magnitude, prime);
        return value.Sign < 0 && rest != 0 ? prime - rest : rest;
    }

    /// <summary>The image of an integer.</summary>
    public static TElement Of<TField, TElement>(in TField field, Integer value)
        where TField : struct, IPrimeField<TElement> => field.FromResidue(Residue(value, field.Characteristic));

    /// <summary>The images of integers; zeros at the end stay.</summary>
    public static TElement[] Of<TField, TElement>(in TField field, ReadOnlySpan<Integer> values)
        where TField : struct, IPrimeField<TElement>
    {
        var result = new TElement[values.Length];
        for (int i = 0; i < result.Length; i++) result[i] = Of<TField, TElement>(field, values[i]);
        return result;
    }
}
