using System.Numerics;
using System.Runtime.InteropServices;

namespace Mathesis.Merging;

/// <summary>Agreement of signs, element by element: the election and disjoint mean of TIES (Yadav and others 2023, algorithm 1).</summary>
internal static class Agreement
{
    /// <summary>Adds a vector's elements whose sign is the elected one, and its weight where it takes part. Zeros never take part; an elected sum of 0 counts as positive.</summary>
    /// <param name="elected">The numbers whose sign counts.</param>
    /// <param name="vector">The vector, already weighted.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="sum">The sum of what agrees.</param>
    /// <param name="weights">The sum of the weights of what agrees.</param>
    public static void Add(ReadOnlySpan<double> elected, ReadOnlySpan<double> vector, double weight, Span<double> sum, Span<double> weights)
    {
        int i = 0;
        var weightLanes = new Vector<double>(weight);
        ref double votes = ref MemoryMarshal.GetReference(elected);
        ref double values = ref MemoryMarshal.GetReference(vector);
        ref double sums = ref MemoryMarshal.GetReference(sum);
        ref double divisors = ref MemoryMarshal.GetReference(weights);
        int length = Math.Min(Math.Min(elected.Length, vector.Length), Math.Min(sum.Length, weights.Length));
        for (; i <= length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> value = Vector.LoadUnsafe(ref values, (nuint)i);
            Vector<long> isPositive = Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref votes, (nuint)i), Vector<double>.Zero);
            Vector<long> agrees = Vector.ConditionalSelect(
                isPositive, Vector.GreaterThan(value, Vector<double>.Zero), Vector.LessThan(value, Vector<double>.Zero));
            Vector<double> mask = Vector.AsVectorDouble(agrees);
            (Vector.LoadUnsafe(ref sums, (nuint)i) + Vector.BitwiseAnd(value, mask)).StoreUnsafe(ref sums, (nuint)i);
            (Vector.LoadUnsafe(ref divisors, (nuint)i) + Vector.BitwiseAnd(weightLanes, mask)).StoreUnsafe(ref divisors, (nuint)i);
        }
        for (; i < elected.Length; i++)
        {
            if (elected[i] >= 0 ? vector[i] > 0 : vector[i] < 0)
            {
                sum[i] += vector[i];
                weights[i] += weight;
            }
        }
    }

    /// <summary>Divides; a divisor of 0 counts as 1.</summary>
    public static void Divide(ReadOnlySpan<double> values, ReadOnlySpan<double> divisors, Span<double> results)
    {
        int i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var divisor = new Vector<double>(divisors[i..]);
            divisor = Vector.ConditionalSelect(Vector.Equals(divisor, Vector<double>.Zero), Vector<double>.One, divisor);
            (new Vector<double>(values[i..]) / divisor).CopyTo(results[i..]);
        }
        for (; i < values.Length; i++) results[i] = values[i] / (divisors[i] == 0 ? 1 : divisors[i]);
    }
}
