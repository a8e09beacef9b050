using System.Globalization;

namespace Mathesis.Exact;

/// <summary>Finds a divisor of a composite number, by the cheapest methods first.</summary>
internal sealed class CompositeSplitter
{
    /// <summary>Numbers up to so many bits are left to curves alone: the sieve has no use for its polynomials there.</summary>
    private const int FewestSieveBits = 100;

    /// <summary>Above so many bits (100 digits) the sieve would take days.</summary>
    private const int MostSieveBits = 333;

    // Digits of the factors looked for, B1 and the number of curves that find them with probability 1 - 1/e (Zimmermann's table).
    private static readonly (int Digits, uint Bound, int Curves)[] levels =
    [
        (12, 400, 20), (15, 2_000, 25), (20, 11_000, 90), (25, 50_000, 300), (30, 250_000, 700), (35, 1_000_000, 1_800), (40, 3_000_000, 5_100),
        (45, 11_000_000, 10_600), (50, 43_000_000, 19_300),
    ];

    private readonly FactoringOptions options;
    private readonly int mostSieveBits;
    private readonly int mostLevels;

    /// <summary>Searches to the end.</summary>
    public CompositeSplitter(FactoringOptions options)
        : this(options, MostSieveBits, int.MaxValue)
    {
    }

    /// <summary>Searches that give up: numbers of more bits are not sieved, curves stop after so many levels.</summary>
    public CompositeSplitter(FactoringOptions options, int mostSieveBits, int mostLevels)
    {
        this.options = options;
        this.mostSieveBits = mostSieveBits;
        this.mostLevels = mostLevels;
    }

    /// <summary>Whether the search may give up.</summary>
    public bool IsBounded => mostLevels != int.MaxValue;

    /// <summary>A proper divisor; null when the search gives up.</summary>
    /// <param name="number">Odd, composite, without divisors below 256, of at most <see cref="ResidueRings.MostLimbs"/> limbs.</param>
    public Integer? TryFind(Integer number)
    {
        if (number.IsSmall) return FindSmall((ulong)number);
        return Integer.IsPerfectPower(number, out Integer root, out _) ? root : TryFindLarge(number);
    }

    /// <summary>Words: rho where its square root is short, else curves.</summary>
    private Integer FindSmall(ulong number)
    {
        // Powers of primes defeat both methods; primes above 256 have no higher powers than the seventh.
        ReadOnlySpan<int> degrees = [2, 3, 5, 7];
        foreach (int degree in degrees)
        {
            ulong root = (ulong)Math.Round(degree == 2 ? Math.Sqrt(number) : Math.Pow(number, 1.0 / degree)), power = root;
            for (int i = 1; i < degree; i++) power = unchecked(power * root);
            if (power == number && root > 1) return root;
        }
        int bits = 64 - System.Numerics.BitOperations.LeadingZeroCount(number);
        if (bits > 44)
        {
            ulong divisor = WordCurves.Find(number, 100);
            if (divisor != 0) return divisor;
        }
        Integer? found = null;
        for (ulong constant = 1; found is null; constant++)
            found = ResidueRings.Run(number, new RhoSearch(constant, long.MaxValue, options.Cancellation));
        return found.Value;
    }

    private Integer? TryFindLarge(Integer number)
    {
        int bits = (int)number.BitLength, digits = (int)(bits * 0.30103) + 1;
        if (ResidueRings.Run(number, new RhoSearch(1, 1 << 13, options.Cancellation)) is Integer byRho) return byRho;
        uint bound = bits < 130 ? 2_000u : bits < 200 ? 20_000u : 200_000u;
        if (ResidueRings.Run(number, new MinusOneSearch(bound, 50 * bound, options.Cancellation)) is Integer byMinusOne) return byMinusOne;

        // Curves pay until the sieve is faster: for the factors of about a quarter of the digits.
        bool sieves = bits >= FewestSieveBits && bits <= mostSieveBits;
        ulong index = 0;
        for (int level = 0; level < Math.Min(levels.Length, mostLevels); level++)
        {
            (int size, uint first, int curves) = levels[level];
            if (sieves && size > digits / 4) break;
            if (sieves && size > digits / 5) curves /= 3;
            options.Progress?.Phase(string.Create(CultureInfo.InvariantCulture, $"curves for factors of {size} digits of a number of {digits}"));
            uint second = (uint)Math.Min(first * (first < 10_000 ? 50L : first < 1_000_000 ? 100L : 150L), 2_000_000_000);
            if (ResidueRings.Run(number, new CurveSearch(first, second, curves, index, options)) is Integer byCurve) return byCurve;
            index += (ulong)curves;
        }
        if (sieves) return QuadraticSieve.FindDivisor(number, options);
        if (bits < FewestSieveBits || !IsBounded) return KeepRunningCurves(number, index);
        return null;
    }

    private Integer? KeepRunningCurves(Integer number, ulong index)
    {
        (int size, uint first, int curves) = number.BitLength < FewestSieveBits ? levels[2] : levels[^1];
        options.Progress?.Phase(string.Create(CultureInfo.InvariantCulture, $"curves for factors of {size} digits, without end"));
        while (true)
        {
            uint second = (uint)Math.Min(first * 100L, 2_000_000_000);
            if (ResidueRings.Run(number, new CurveSearch(first, second, curves, index, options)) is Integer divisor) return divisor;
            index += (ulong)curves;
        }
    }
}
