using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Random integer polynomials of edge-heavy sizes.</summary>
internal sealed class AnyPolynomial(string purpose, ulong seed = 0)
{
    public RandomStream Random { get; } = new($"tests/integer-polynomials/{purpose}", seed);

    /// <summary>A number of at most that many bits: often small, a power of two or one beside it.</summary>
    public Integer Integer(int bits)
    {
        int width = Random.NextBelow(bits + 1);
        Integer value = Random.NextBelow(4) switch
        {
            0 => Random.NextInRange(-3, 3),
            1 => (Exact.Integer.One << width) + Random.NextInRange(-1, 1),
            _ => Wide(width),
        };
        return Random.NextBelow(2) == 0 ? value : -value;
    }

    /// <summary>A polynomial of degree below the length.</summary>
    public IntegerPolynomial Below(int length, int bits)
    {
        var coefficients = new Integer[Random.NextBelow(length + 1)];
        for (int i = 0; i < coefficients.Length; i++) coefficients[i] = Random.NextBelow(5) == 0 ? Exact.Integer.Zero : Integer(bits);
        return new IntegerPolynomial(coefficients);
    }

    /// <summary>A polynomial of degree 1 or more, below the length.</summary>
    public IntegerPolynomial NotConstant(int length, int bits)
    {
        while (true)
        {
            IntegerPolynomial f = Below(length, bits);
            if (f.Degree > 0) return f;
        }
    }

    private Integer Wide(int bits)
    {
        Integer value = 0;
        for (int i = 0; i < bits; i += 32) value = (value << 32) + (Integer)(Random.NextUInt64() >> 32);
        return value >> Math.Max(0, (int)(value.BitLength - bits));
    }
}
