using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// The self-initialising quadratic sieve with one large prime (Pomerance 1982; Alford and Pomerance 1995; Contini 1997). Families of polynomials are
/// numbered and sieved a batch at a time, and their relations are taken in order: what is found does not depend on the number of threads.
/// </summary>
internal static class QuadraticSieve
{
    /// <summary>So many more relations than primes, for as many chances to split the number.</summary>
    private const int Surplus = 40;

    /// <summary>A proper divisor.</summary>
    /// <param name="number">Odd, composite, no perfect power, of 90 to 340 bits.</param>
    /// <param name="options">Seed, threads, progress, cancellation.</param>
    public static Integer FindDivisor(Integer number, FactoringOptions options)
    {
        var parameters = new SieveParameters((int)number.BitLength);
        FactorBase? factorBase = FactorBase.Create(number, parameters.Primes, out uint small);
        if (factorBase is null) return small;
        options.Progress?.Phase(string.Create(CultureInfo.InvariantCulture, $"quadratic sieve of a number of {number.ToString().Length} digits, {factorBase.Count} primes"));
        var source = new FamilySource(factorBase, parameters.Length / 2, options.Seed);
        var relations = new RelationCollector(number);
        int threads = number.BitLength < 140 ? 1 : Math.Max(1, options.Threads), batch = number.BitLength < 140 ? 1 : 8;
        var results = new List<SieveRelation>[batch];
        var free = new System.Collections.Concurrent.ConcurrentBag<PolynomialSieve>();
        int wanted = factorBase.Count + Surplus;
        while (true)
        {
            var families = new SieveFamily[batch];
            for (int i = 0; i < batch; i++) families[i] = source.Next();
            if (threads == 1) for (int i = 0; i < batch; i++) Sieve(i);
            else Parallel.For(0, batch, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = options.Cancellation }, Sieve);
            foreach (List<SieveRelation> found in results)
                foreach (SieveRelation relation in found) relations.Add(relation);
            options.Progress?.Advance(Math.Min(relations.Full.Count, wanted), wanted, new Measurement("partial relations", relations.Partials));
            if (relations.Full.Count < wanted) continue;
            if (Split(number, factorBase, relations.Full, options) is Integer divisor) return divisor;
            wanted += Surplus;

            void Sieve(int i)
            {
                if (!free.TryTake(out PolynomialSieve? sieve)) sieve = new PolynomialSieve(number, factorBase, parameters.Length, parameters.LargePrimes);
                results[i] = sieve.Run(families[i], options.Cancellation);
                free.Add(sieve);
            }
        }
    }

    /// <summary>From products of relations that are squares on both sides a divisor, or null when all are trivial.</summary>
    private static Integer? Split(Integer number, FactorBase factorBase, List<SieveRelation> relations, FactoringOptions options)
    {
        options.Progress?.Phase("linear algebra over GF(2)");
        // Row 0 is the sign; primes that occur in no relation, or once, need no row and no relation.
        relations = WithoutSingletons(relations, factorBase.Count);
        var matrix = new BinaryNullSpace(factorBase.Count + 1, relations.Count);
        for (int j = 0; j < relations.Count; j++)
            foreach (int factor in relations[j].Factors) matrix.Flip(factor + 1, j);
        foreach (int[] dependency in matrix.Find(options.Threads, options.Cancellation))
        {
            Integer root = Integer.One, square = Integer.One;
            var exponents = new int[factorBase.Count + 1];
            foreach (int j in dependency)
            {
                SieveRelation relation = relations[j];
                root = root * relation.Root % number;
                square = square * relation.LargePrime % number;
                foreach (int factor in relation.Factors) exponents[factor + 1]++;
            }
            for (int i = 1; i < exponents.Length; i++)
                if (exponents[i] > 0) square = square * Integer.ModPow(factorBase.Primes[i - 1], exponents[i] / 2, number) % number;
            Integer divisor = Integer.Gcd(root - square, number);
            if (!divisor.IsOne && divisor != number) return divisor;
        }
        return null;
    }

    /// <summary>The relations without those that alone have a prime to an odd power.</summary>
    private static List<SieveRelation> WithoutSingletons(List<SieveRelation> relations, int primes)
    {
        while (true)
        {
            var counts = new int[primes + 1];
            foreach (SieveRelation relation in relations)
                foreach (int factor in Odd(relation)) counts[factor + 1]++;
            List<SieveRelation> kept = [.. relations.Where(relation => Odd(relation).All(factor => counts[factor + 1] > 1))];
            if (kept.Count == relations.Count) return kept;
            relations = kept;
        }

        static IEnumerable<int> Odd(SieveRelation relation) => relation.Factors.GroupBy(factor => factor).Where(group => group.Count() % 2 != 0).Select(group => group.Key);
    }
}
