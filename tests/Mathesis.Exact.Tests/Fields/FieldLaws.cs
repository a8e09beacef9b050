
namespace Mathesis.Exact.Tests;

/// <summary>The axioms of a field and the map from the integers, on given elements.</summary>
internal static class FieldLaws
{
    public static void Hold<TField, TElement>(TField field, TElement a, TElement b, TElement c)
        where TField : struct, IField<TElement>
    {
        void Equal(TElement x, TElement y) => Assert.True(field.AreEqual(x, y));
        Equal(field.Add(a, b), field.Add(b, a));
        Equal(field.Multiply(a, b), field.Multiply(b, a));
        Equal(field.Add(field.Add(a, b), c), field.Add(a, field.Add(b, c)));
        Equal(field.Multiply(field.Multiply(a, b), c), field.Multiply(a, field.Multiply(b, c)));
        Equal(field.Multiply(a, field.Add(b, c)), field.Add(field.Multiply(a, b), field.Multiply(a, c)));
        Equal(field.Add(a, field.Zero), a);
        Equal(field.Multiply(a, field.One), a);
        Equal(field.Add(a, field.Negate(a)), field.Zero);
        Equal(field.Add(field.Subtract(a, b), b), a);
        Assert.Equal(field.AreEqual(a, field.Zero), field.IsZero(a));
        if (field.IsZero(a)) Assert.Throws<DivideByZeroException>(() => field.Invert(a));
        else Equal(field.Multiply(a, field.Invert(a)), field.One);
    }

    public static void HoldForIntegers<TField, TElement>(TField field, long m, long n)
        where TField : struct, IField<TElement>
    {
        Assert.True(field.AreEqual(field.FromInteger((Integer)m + n), field.Add(field.FromInteger(m), field.FromInteger(n))));
        Assert.True(field.AreEqual(field.FromInteger((Integer)m * n), field.Multiply(field.FromInteger(m), field.FromInteger(n))));
        Assert.True(field.AreEqual(field.FromInteger(1), field.One));
        Assert.True(field.IsZero(field.FromInteger((Integer)field.Characteristic)));
        Assert.False(field.AreEqual(field.Zero, field.One));
    }

    /// <summary>Every law on every triple of elements; the numbering reaches every element once.</summary>
    public static void HoldEverywhere<TField, TElement>(TField field)
        where TField : struct, IFiniteField<TElement>
    {
        TElement[] elements = Elements<TField, TElement>(field);
        for (int i = 0; i < elements.Length; i++)
            for (int j = 0; j < elements.Length; j++)
            {
                Assert.Equal(i == j, field.AreEqual(elements[i], elements[j]));
                foreach (TElement c in elements) Hold(field, elements[i], elements[j], c);
            }
        // Fermat: x^q = x for every element.
        foreach (TElement a in elements) Assert.True(field.AreEqual(FieldPower.Of(field, a, field.Order), a));
        for (long m = -5; m <= 5; m++)
            for (long n = -5; n <= 5; n++) HoldForIntegers<TField, TElement>(field, m, n);
    }

    public static TElement[] Elements<TField, TElement>(TField field)
        where TField : struct, IFiniteField<TElement>
    {
        var elements = new TElement[(int)field.Order];
        for (int i = 0; i < elements.Length; i++) elements[i] = field.ElementAt((ulong)i);
        return elements;
    }
}
