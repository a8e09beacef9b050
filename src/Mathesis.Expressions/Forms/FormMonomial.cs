namespace Mathesis.Expressions;

/// <summary>A product of rational powers of generators, in their order.</summary>
internal sealed class FormMonomial : IEquatable<FormMonomial>
{
    /// <summary>What an exponent of 1 counts: every denominator up to 16 divides it.</summary>
    public const long Unit = 720_720;

    private readonly int hash;

    /// <summary>Takes factors over, sorted by generator and without zeros.</summary>
    public FormMonomial((Generator Generator, long Exponent)[] factors)
    {
        Factors = factors;
        int value = 17;
        foreach ((Generator generator, long exponent) in factors) value = unchecked((((value * 31) + generator.Index) * 1_000_003) + (int)(exponent ^ (exponent >> 20)));
        hash = value;
    }

    /// <summary>1.</summary>
    public static FormMonomial One { get; } = new([]);

    /// <summary>The factors; exponents in units of 1/<see cref="Unit"/>.</summary>
    public (Generator Generator, long Exponent)[] Factors { get; }

    /// <summary>Whether this is 1.</summary>
    public bool IsOne => Factors.Length == 0;

    /// <summary>A power of one generator.</summary>
    public static FormMonomial Of(Generator generator, long exponent) => exponent == 0 ? One : new([(generator, exponent)]);

    /// <summary>The product, exponents added.</summary>
    public static FormMonomial operator *(FormMonomial a, FormMonomial b)
    {
        if (a.IsOne) return b;
        if (b.IsOne) return a;
        var factors = new List<(Generator, long)>(a.Factors.Length + b.Factors.Length);
        int i = 0, j = 0;
        while (i < a.Factors.Length || j < b.Factors.Length)
        {
            if (j == b.Factors.Length || (i < a.Factors.Length && a.Factors[i].Generator.Index < b.Factors[j].Generator.Index))
            {
                factors.Add(a.Factors[i++]);
            }
            else if (i == a.Factors.Length || a.Factors[i].Generator.Index > b.Factors[j].Generator.Index)
            {
                factors.Add(b.Factors[j++]);
            }
            else
            {
                long sum = checked(a.Factors[i].Exponent + b.Factors[j].Exponent);
                if (sum != 0) factors.Add((a.Factors[i].Generator, sum));
                i++;
                j++;
            }
        }
        return new FormMonomial([.. factors]);
    }

    /// <summary>The exponent of a generator.</summary>
    public long Exponent(Generator generator)
    {
        foreach ((Generator other, long exponent) in Factors)
        {
            if (ReferenceEquals(other, generator)) return exponent;
        }
        return 0;
    }

    /// <summary>Without a generator.</summary>
    public FormMonomial Without(Generator generator) => new([.. Factors.Where(factor => !ReferenceEquals(factor.Generator, generator))]);

    /// <summary>All exponents changed in the sign.</summary>
    public FormMonomial Inverse() => new([.. Factors.Select(factor => (factor.Generator, -factor.Exponent))]);

    /// <inheritdoc/>
    public bool Equals(FormMonomial? other)
    {
        if (other is null || other.hash != hash || other.Factors.Length != Factors.Length) return false;
        for (int i = 0; i < Factors.Length; i++)
        {
            if (!ReferenceEquals(Factors[i].Generator, other.Factors[i].Generator) || Factors[i].Exponent != other.Factors[i].Exponent) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FormMonomial);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <inheritdoc/>
    public override string ToString() => string.Join('*', Factors.Select(factor => factor.Exponent == Unit ? factor.Generator.Name : $"{factor.Generator.Name}^{factor.Exponent}"));
}
