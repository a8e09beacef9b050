using System.Diagnostics;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Benchmarks.ExactNumbers;

/// <summary>The table of factorisations of products of two primes.</summary>
internal static class Semiprimes
{
    /// <summary>Prints the table.</summary>
    public static void Print(Func<double, string> show)
    {
        Console.WriteLine("| semiprimes of so many bits | numbers | mean microseconds |");
        Console.WriteLine("| ---: | ---: | ---: |");
        foreach (int bits in new[] { 32, 48, 56, 60, 64, 80, 96 })
        {
            int count = bits <= 64 ? 2000 : 20;
            Integer[] numbers = [.. Enumerable.Range(0, count).Select(i => Make(bits, (ulong)i))];
            Factorization.Of(numbers[0]);
            var samples = new List<double>();
            for (int round = 0; round < 3; round++)
            {
                long start = Stopwatch.GetTimestamp();
                foreach (Integer number in numbers)
                    if (Factorization.Of(number).Factors.Count is not (1 or 2)) throw new InvalidOperationException("a product of two primes has other factors");
                samples.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / count);
            }
            samples.Sort();
            Console.WriteLine($"| {bits} | {count} | {show(samples[1] * 1e6)} |");
        }
    }

    private static Integer Make(int bits, ulong index)
    {
        var random = new RandomStream("benchmarks/exact-numbers/semiprimes", (ulong)bits, index);
        while (true)
        {
            Integer product = Prime(random, bits / 2) * Prime(random, bits - (bits / 2));
            if (product.BitLength == bits) return product;
        }
    }

    private static Integer Prime(RandomStream random, int bits)
    {
        while (true)
        {
            ulong candidate = (random.NextUInt64() >> (64 - bits)) | (1UL << (bits - 1)) | 1;
            if (Primality.IsPrime(candidate)) return candidate;
        }
    }
}
