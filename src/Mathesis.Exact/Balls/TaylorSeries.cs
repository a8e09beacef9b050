namespace Mathesis.Exact;

/// <summary>Sums of power series in fixed point.</summary>
internal static class TaylorSeries
{
    /// <summary>
    /// The sum of y^k / (d(1) d(2) ... d(k)) over k >= 0 with few full products: the terms of each residue of k modulo m are added with
    /// divisions by single words only, and m sums are joined by Horner's rule (Smith 1989, "Efficient multiple-precision evaluation of
    /// elementary functions", concurrent summation).
    /// </summary>
    /// <param name="y">A fixed-point number, |y| at most 1/2, known to one unit.</param>
    /// <param name="bits">The unit is 2^-bits.</param>
    /// <param name="divisor">d(k), below 2^63; d(1) d(2) ... d(k) grows at least as k!.</param>
    /// <returns>The sum with a bound on its error.</returns>
    public static Ball Sum(Integer y, int bits, Func<long, long> divisor)
    {
        long terms = CountTerms(bits + 2 - y.BitLength, bits, divisor);
        int blocks = Math.Max(1, (int)Math.Sqrt(terms));
        var powers = new Integer[blocks + 1];
        powers[0] = Integer.One << bits;
        powers[1] = y;
        for (int i = 2; i <= blocks; i++) powers[i] = (i % 2 == 0 ? Integer.Square(powers[i / 2]) : powers[i - 1] * y) >> bits;

        var sums = new Integer[blocks];
        Integer term = powers[0];
        for (long k = 0; k < terms; k++)
        {
            int residue = (int)(k % blocks);
            if (k > 0)
            {
                if (residue == 0) term = (term * powers[blocks]) >> bits;
                long d = divisor(k);
                if (d != 1) term /= d;
            }
            sums[residue] += term;
        }
        Integer result = sums[blocks - 1];
        for (int i = blocks - 2; i >= 0; i--) result = ((result * y) >> bits) + sums[i];
        // In units: powers are wrong by at most 4, terms by at most 8, each sum by 8 a term, and Horner's rule halves what it carries over:
        // 2 (8 (terms / blocks + 1) + 5), and one for the terms left out.
        ulong error = (16 * ((ulong)(terms / blocks) + 2)) + 16;
        return new Ball(result, -bits, Radius.Units(error, -bits));
    }

    /// <summary>How many terms it takes until the rest is below one unit.</summary>
    /// <param name="gain">Bits that a factor y gives: |y| &lt; 2^(2 - gain).</param>
    /// <param name="bits">The unit is 2^-bits.</param>
    /// <param name="divisor">d(k).</param>
    private static long CountTerms(long gain, int bits, Func<long, long> divisor)
    {
        double size = 0;
        long k = 0;
        // |y| < 2^-(gain - 2); terms more than halve, so the rest is below twice the first term left out.
        while (size < bits + 2) size += gain - 2 + Math.Log2(divisor(++k));
        return k;
    }
}
