using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>Computes the outputs of a plan from the products of surviving nodes.</summary>
public static class ProductDecoding
{
    /// <summary>By the linear decoder; exact, since denominators divide.</summary>
    /// <param name="coefficients">From <see cref="LinearDecoder"/>.</param>
    /// <param name="products">The product of each node; null where it failed.</param>
    /// <param name="size">Rows of a block.</param>
    public static long[][] Linear(IReadOnlyList<Rational[]> coefficients, IReadOnlyList<long[]?> products, int size) => [.. coefficients.Select(row =>
    {
        Integer common = Integer.One;
        foreach (Rational value in row) common = Integer.Lcm(common, value.Denominator);
        long scale = (long)common;
        long[] sum = new long[size * size];
        for (int node = 0; node < row.Length; node++)
        {
            if (row[node].IsZero) continue;
            long factor = (long)(row[node].Numerator * (common / row[node].Denominator));
            long[] product = products[node]!;
            for (int i = 0; i < sum.Length; i++) sum[i] += factor * product[i];
        }
        if (scale != 1)
            for (int i = 0; i < sum.Length; i++) sum[i] = sum[i] % scale == 0 ? sum[i] / scale : throw new InvalidOperationException("a decoded entry is no integer");
        return sum;
    })];

    /// <summary>By the local decoder: repairs, then outputs.</summary>
    /// <param name="steps">From <see cref="PeelingDecoder"/>.</param>
    /// <param name="products">The product of each node; null where it failed.</param>
    /// <param name="size">Rows of a block.</param>
    public static long[][] Peeling(IReadOnlyList<NodeRelation> steps, IReadOnlyList<long[]?> products, int size)
    {
        long[]?[] known = [.. products];
        var outputs = new SortedDictionary<int, long[]>();
        foreach (NodeRelation step in steps)
        {
            long[] sum = new long[size * size];
            int missing = -1;
            for (int node = 0; node < known.Length; node++)
            {
                if ((step.Support >> node & 1) == 0) continue;
                if (known[node] is not { } product)
                {
                    missing = node;
                    continue;
                }
                long sign = (step.Plus >> node & 1) != 0 ? 1 : -1;
                for (int i = 0; i < sum.Length; i++) sum[i] += sign * product[i];
            }
            if (step.Output >= 0)
            {
                outputs[step.Output] = sum;
                continue;
            }
            // A zero relation gives the missing product with the opposite sign.
            if (missing < 0) continue;
            if ((step.Plus >> missing & 1) != 0)
                for (int i = 0; i < sum.Length; i++) sum[i] = -sum[i];
            known[missing] = sum;
        }
        return [.. outputs.Values];
    }
}
