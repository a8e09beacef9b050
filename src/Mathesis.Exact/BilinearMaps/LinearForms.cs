using System.Numerics;

namespace Mathesis.Exact;

/// <summary>
/// One factor of every term of a scheme: linear forms with rational coefficients, stored as integers over a denominator of each form.
/// Coefficients of a form have no common factor with its denominator.
/// </summary>
public sealed class LinearForms
{
    private readonly int[] numerators;
    private readonly int[] denominators;

    /// <summary>Forms with integer coefficients.</summary>
    /// <param name="length">How many variables a form has.</param>
    /// <param name="numerators">The coefficients, form after form; not copied.</param>
    public LinearForms(int length, int[] numerators)
        : this(length, numerators, Ones(length == 0 ? 0 : numerators.Length / length))
    {
    }

    /// <summary>Forms with rational coefficients.</summary>
    /// <param name="length">How many variables a form has.</param>
    /// <param name="numerators">The coefficients times their form's denominator, form after form; not copied.</param>
    /// <param name="denominators">A denominator for each form, at least 1; not copied.</param>
    public LinearForms(int length, int[] numerators, int[] denominators)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        if (numerators.Length != length * denominators.Length) throw new ArgumentException($"{numerators.Length} coefficients do not make {denominators.Length} forms of {length}", nameof(numerators));
        Length = length;
        this.numerators = numerators;
        this.denominators = denominators;
        for (int form = 0; form < denominators.Length; form++) Reduce(form);
    }

    /// <summary>How many forms there are.</summary>
    public int Count => denominators.Length;

    /// <summary>How many variables a form has.</summary>
    public int Length { get; }

    /// <summary>How many coefficients are not zero.</summary>
    public int Nonzeros => numerators.Count(value => value != 0);

    /// <summary>The coefficients of a form times its denominator.</summary>
    public ReadOnlySpan<int> this[int form] => numerators.AsSpan(form * Length, Length);

    /// <summary>The denominator of a form, at least 1.</summary>
    public int Denominator(int form) => denominators[form];

    /// <summary>A coefficient in lowest terms.</summary>
    public (int Numerator, int Denominator) Coefficient(int form, int variable)
    {
        int numerator = numerators[(form * Length) + variable], denominator = denominators[form];
        if (denominator == 1) return (numerator, 1);
        int gcd = (int)BigInteger.GreatestCommonDivisor(numerator, denominator);
        return (numerator / gcd, denominator / gcd);
    }

    /// <summary>Whether every coefficient belongs to a ring.</summary>
    public bool LieIn(SchemeRing ring)
    {
        for (int form = 0; form < Count; form++)
            foreach (int value in this[form])
                if (!ring.Contains(value, value == 0 ? 1 : denominators[form])) return false;
        return true;
    }

    /// <summary>Some of the forms, in the order given.</summary>
    public LinearForms Select(IReadOnlyList<int> forms)
    {
        int[] values = new int[forms.Count * Length];
        for (int i = 0; i < forms.Count; i++) this[forms[i]].CopyTo(values.AsSpan(i * Length));
        return new LinearForms(Length, values, [.. forms.Select(Denominator)]);
    }

    /// <summary>The same coefficients at other places: new variable i is old variable order[i], or none where it is -1.</summary>
    public LinearForms Rearrange(IReadOnlyList<int> order)
    {
        int[] values = new int[Count * order.Count];
        for (int form = 0; form < Count; form++)
            for (int i = 0; i < order.Count; i++)
                if (order[i] >= 0) values[(form * order.Count) + i] = this[form][order[i]];
        return new LinearForms(order.Count, values, [.. denominators]);
    }

    /// <summary>These forms and others behind them.</summary>
    public LinearForms Append(LinearForms others) => others.Length != Length
        ? throw new ArgumentException($"forms of {others.Length} and {Length} variables", nameof(others))
        : new LinearForms(Length, [.. numerators, .. others.numerators], [.. denominators, .. others.denominators]);

    /// <summary>Whether the coefficients are the same.</summary>
    public bool HasCoefficientsOf(LinearForms other) =>
        Length == other.Length && numerators.AsSpan().SequenceEqual(other.numerators) && denominators.AsSpan().SequenceEqual(other.denominators);

    private static int[] Ones(int count)
    {
        int[] ones = new int[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private void Reduce(int form)
    {
        if (denominators[form] == 1) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(denominators[form], 1, nameof(denominators));
        int gcd = denominators[form];
        Span<int> values = numerators.AsSpan(form * Length, Length);
        foreach (int value in values) gcd = (int)BigInteger.GreatestCommonDivisor(gcd, value);
        if (gcd == 1) return;
        denominators[form] /= gcd;
        foreach (ref int value in values) value /= gcd;
    }
}
