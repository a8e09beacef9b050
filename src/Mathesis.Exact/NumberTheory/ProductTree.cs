namespace Mathesis.Exact;

/// <summary>Products of many numbers by halves, so that the factors of every product are about equally long.</summary>
public static class ProductTree
{
    /// <summary>The product; 1 of none.</summary>
    public static Integer Of(ReadOnlySpan<Integer> factors)
    {
        switch (factors.Length)
        {
            case 0: return Integer.One;
            case 1: return factors[0];
            case 2: return factors[0] * factors[1];
            default:
                int half = factors.Length / 2;
                return Of(factors[..half]) * Of(factors[half..]);
        }
    }

    /// <summary>The product of words, gathered to full limbs first; 1 of none.</summary>
    public static Integer Of(IEnumerable<ulong> factors)
    {
        var limbs = new List<Integer>();
        ulong product = 1;
        foreach (ulong factor in factors)
        {
            if (Math.BigMul(product, factor, out ulong low) == 0)
            {
                product = low;
                continue;
            }
            limbs.Add(product);
            product = factor;
        }
        limbs.Add(product);
        return Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(limbs));
    }
}
