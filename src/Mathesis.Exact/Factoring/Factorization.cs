using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The prime factorisation of a positive integer.</summary>
public sealed class Factorization
{
    private static readonly FactoringOptions standard = new();

    private Factorization(Integer number, IReadOnlyList<PrimePower> factors)
    {
        Number = number;
        Factors = factors;
    }

    /// <summary>The number that was factored.</summary>
    public Integer Number { get; }

    /// <summary>
    /// Its prime powers, primes ascending; empty for 1. Those below 2^64 are primes without doubt, larger ones pass
    /// <see cref="Primality.IsProbablePrime"/>; <see cref="Certify"/> proves them.
    /// </summary>
    public IReadOnlyList<PrimePower> Factors { get; }

    /// <summary>
    /// Factors a number: trial division, Pollard's rho and p - 1, elliptic curves, and the quadratic sieve up to 100 digits; beyond
    /// that curves run until they find a factor or the work is cancelled.
    /// </summary>
    /// <param name="number">At least 1.</param>
    /// <param name="options">Seed, threads, progress, cancellation.</param>
    /// <exception cref="InputError">The number is below 1, or a composite part has more than 8,192 bits.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static Factorization Of(Integer number, FactoringOptions? options = null)
    {
        if (number.Sign <= 0) throw new InputError($"{number} has no factorisation into primes", expected: "expected a positive integer");
        return new Factorization(number, Collect(Split(number, new CompositeSplitter(options ?? standard), out _)));
    }

    /// <summary>
    /// The primes that are found with bounded effort, with multiplicity, and the product of what stayed composite (1 when nothing did).
    /// </summary>
    internal static (List<Integer> Primes, Integer Composite) Partial(Integer number, FactoringOptions options, int mostSieveBits, int mostLevels)
    {
        List<Integer> primes = Split(number, new CompositeSplitter(options, mostSieveBits, mostLevels), out Integer rest);
        return (primes, rest);
    }

    /// <summary>A factorisation from primes, found otherwise, with multiplicity.</summary>
    internal static Factorization FromPrimes(Integer number, List<Integer> primes) => new(number, Collect(primes));

    /// <summary>
    /// Checks the factorisation without repeating it: the primes ascend, are (probable) primes, and the powers multiply back to the number.
    /// </summary>
    public bool Verify()
    {
        Integer product = Integer.One, last = Integer.Zero;
        foreach (PrimePower factor in Factors)
        {
            if (factor.Prime <= last || factor.Exponent < 1 || !Primality.IsProbablePrime(factor.Prime)) return false;
            last = factor.Prime;
            product *= factor.Value;
        }
        return product == Number;
    }

    /// <summary>The factorisation with a proof for each prime, where one is found.</summary>
    /// <param name="options">Seed, threads, progress, cancellation of the factorisations that the proofs need.</param>
    public CertifiedFactorization Certify(FactoringOptions? options = null) =>
        new(Number, [.. Factors.Select(factor => new CertifiedPrimePower(factor.Prime, factor.Exponent, PrimalityCertificate.TryFor(factor.Prime, options)))]);

    /// <inheritdoc/>
    public override string ToString() => Factors.Count == 0 ? "1" : string.Join(" * ", Factors);

    private static ReadOnlySpan<byte> SmallPrimes =>
    [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127,
        131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199, 211, 223, 227, 229, 233, 239, 241, 251,
    ];

    private static List<PrimePower> Collect(List<Integer> primes)
    {
        primes.Sort();
        var factors = new List<PrimePower>();
        for (int i = 0; i < primes.Count;)
        {
            int end = i + 1;
            while (end < primes.Count && primes[end] == primes[i]) end++;
            factors.Add(new PrimePower(primes[i], end - i));
            i = end;
        }
        return factors;
    }

    private static List<Integer> Split(Integer number, CompositeSplitter splitter, out Integer rest)
    {
        var primes = new List<Integer>();
        rest = Integer.One;
        number = number.IsSmall ? DivideOutSmall((ulong)number, primes) : DivideOutLarge(number, primes);
        var open = new Stack<Integer>();
        open.Push(number);
        while (open.TryPop(out Integer part))
        {
            if (part.IsOne) continue;
            if (part < 257 * 257 || Primality.IsProbablePrime(part))
            {
                primes.Add(part);
                continue;
            }
            if (part.Magnitude.Length > ResidueRings.MostLimbs && splitter.IsBounded)
            {
                rest *= part;
                continue;
            }
            if (part.Magnitude.Length > ResidueRings.MostLimbs)
                throw new InputError(
                    string.Create(CultureInfo.InvariantCulture, $"a composite part of {part.BitLength} bits is left after trial division"),
                    expected: $"expected at most {64 * ResidueRings.MostLimbs} bits");
            if (splitter.TryFind(part) is Integer divisor)
            {
                open.Push(divisor);
                open.Push(part / divisor);
            }
            else
            {
                rest *= part;
            }
        }
        return primes;
    }

    private static Integer DivideOutSmall(ulong rest, List<Integer> primes)
    {
        foreach (byte prime in SmallPrimes)
        {
            if ((ulong)prime * prime > rest) break;
            for (; rest % prime == 0; rest /= prime) primes.Add(prime);
        }
        return rest;
    }

    private static Integer DivideOutLarge(Integer rest, List<Integer> primes)
    {
        int twos = checked((int)rest.TrailingZeroCount);
        for (int i = 0; i < twos; i++) primes.Add(2);
        rest >>= twos;
        // The primes below 2^16, a word's product at a time.
        ulong product = 1;
        var word = new List<ulong>();
        foreach (ulong prime in PrimeSieve.Between(3, 1 << 16))
        {
            if (Math.BigMul(product, prime, out ulong low) == 0)
            {
                product = low;
                word.Add(prime);
                continue;
            }
            rest = DivideOut(rest, product, word, primes);
            (product, word) = (prime, [prime]);
        }
        return DivideOut(rest, product, word, primes);
    }

    private static Integer DivideOut(Integer rest, ulong product, List<ulong> word, List<Integer> primes)
    {
        ulong remainder = Residue.Of(rest, product);
        foreach (ulong prime in word)
        {
            if (remainder % prime != 0) continue;
            while (Residue.Of(rest, prime) == 0)
            {
                rest /= prime;
                primes.Add(prime);
            }
        }
        return rest;
    }
}
