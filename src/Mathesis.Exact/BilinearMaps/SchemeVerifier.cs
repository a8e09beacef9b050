using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Verifies schemes exactly: for every left variable, right variable and output the coefficients must add up to the tensor's entry
/// (Brent 1970). Coefficients of 0 and +-1 are packed, a bit for each product, so that an equation is a few words: a parity in Z2, two population
/// counts elsewhere. Others are summed in 128-bit integers over a common denominator, with overflow reported.
/// </summary>
public static class SchemeVerifier
{
    /// <summary>Checks all equations.</summary>
    /// <exception cref="InputError">The coefficients are so large that sums exceed 127 bits.</exception>
    public static SchemeVerdict Verify(BilinearScheme scheme) =>
        scheme.Ring is SchemeRing.Z2 or SchemeRing.Z3 or SchemeRing.ZT ? VerifyPacked(scheme) : VerifyRational(scheme);

    /// <summary>The scheme itself when it is valid.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="where">Where it came from, for the message.</param>
    /// <exception cref="InputError">It does not compute its map.</exception>
    public static BilinearScheme Require(BilinearScheme scheme, string? where = null)
    {
        SchemeVerdict verdict = Verify(scheme);
        return verdict.IsValid ? scheme : throw new InputError($"this is no scheme for {scheme.Map}: {verdict.FailingEquation}", where, $"{verdict.Failures} of {verdict.Equations} equations fail");
    }

    private static SchemeVerdict VerifyPacked(BilinearScheme scheme)
    {
        int words = (scheme.Rank + 63) / 64;
        (ulong[] Bits, ulong[] Signs) left = Pack(scheme.Left, words), right = Pack(scheme.Right, words), output = Pack(scheme.Output, words);
        int n = scheme.Map.Left.Count, m = scheme.Map.Right.Count, p = scheme.Map.OutputCount, modulus = scheme.Ring.Characteristic();
        int[] expected = Tensor(scheme.Map);
        var failures = new Failures(scheme.Map);
        ulong[] bits = new ulong[words], signs = new ulong[words];
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < m; b++)
            {
                for (int w = 0; w < words; w++)
                {
                    bits[w] = left.Bits[(a * words) + w] & right.Bits[(b * words) + w];
                    signs[w] = left.Signs[(a * words) + w] ^ right.Signs[(b * words) + w];
                }
                for (int c = 0; c < p; c++)
                {
                    int sum = 0;
                    for (int w = 0; w < words; w++)
                    {
                        ulong present = bits[w] & output.Bits[(c * words) + w];
                        sum += BitOperations.PopCount(present) - (2 * BitOperations.PopCount(present & (signs[w] ^ output.Signs[(c * words) + w])));
                    }
                    int wanted = expected[(((a * m) + b) * p) + c], difference = sum - wanted;
                    if (modulus == 0 ? difference != 0 : difference % modulus != 0) failures.Add(a, b, c, (modulus == 0 ? sum : ((sum % modulus) + modulus) % modulus).ToString(System.Globalization.CultureInfo.InvariantCulture), wanted);
                }
            }
        }
        return failures.Verdict;
    }

    private static SchemeVerdict VerifyRational(BilinearScheme scheme)
    {
        int n = scheme.Map.Left.Count, m = scheme.Map.Right.Count, p = scheme.Map.OutputCount;
        var sums = new Int128[n * m * p];
        Int128 common;
        try
        {
            common = CommonDenominator(scheme);
            for (int q = 0; q < scheme.Rank; q++)
            {
                Int128 scale = common / Denominator(scheme, q);
                ReadOnlySpan<int> left = scheme.Left[q], right = scheme.Right[q], output = scheme.Output[q];
                for (int a = 0; a < n; a++)
                {
                    if (left[a] == 0) continue;
                    for (int b = 0; b < m; b++)
                    {
                        if (right[b] == 0) continue;
                        Int128 factor = checked(scale * ((long)left[a] * right[b]));
                        for (int c = 0; c < p; c++)
                            if (output[c] != 0) sums[(((a * m) + b) * p) + c] = checked(sums[(((a * m) + b) * p) + c] + (factor * output[c]));
                    }
                }
            }
        }
        catch (OverflowException)
        {
            throw new InputError($"the coefficients of the scheme for {scheme.Map} are too large to be verified", expected: "expected sums below 2^127");
        }
        int[] expected = Tensor(scheme.Map);
        var failures = new Failures(scheme.Map);
        for (int i = 0; i < sums.Length; i++)
        {
            if (sums[i] == common * expected[i]) continue;
            string value = new Rational(Integer.Parse(sums[i].ToString(System.Globalization.CultureInfo.InvariantCulture)), Integer.Parse(common.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToString();
            failures.Add(i / (m * p), i / p % m, i % p, value, expected[i]);
        }
        return failures.Verdict;
    }

    private static Int128 CommonDenominator(BilinearScheme scheme)
    {
        Int128 common = 1;
        for (int q = 0; q < scheme.Rank; q++)
        {
            Int128 next = Denominator(scheme, q), a = common, b = next;
            while (b != 0) (a, b) = (b, a % b);
            common = checked(common / a * next);
        }
        return common;
    }

    private static Int128 Denominator(BilinearScheme scheme, int q) =>
        checked((Int128)scheme.Left.Denominator(q) * scheme.Right.Denominator(q) * scheme.Output.Denominator(q));

    /// <summary>The tensor, densely: [left, right, output].</summary>
    private static int[] Tensor(BilinearMap map)
    {
        int[] tensor = new int[map.Left.Count * map.Right.Count * map.OutputCount];
        foreach (BilinearTerm term in map.Terms) tensor[(((term.Left * map.Right.Count) + term.Right) * map.OutputCount) + term.Output] = term.Sign;
        return tensor;
    }

    /// <summary>For each variable the products that contain it, and those that contain it with a minus, a bit a product.</summary>
    private static (ulong[] Bits, ulong[] Signs) Pack(LinearForms forms, int words)
    {
        ulong[] bits = new ulong[forms.Length * words], signs = new ulong[forms.Length * words];
        for (int form = 0; form < forms.Count; form++)
        {
            for (int i = 0; i < forms.Length; i++)
            {
                if (forms[form][i] == 0) continue;
                bits[(i * words) + (form >> 6)] |= 1UL << (form & 63);
                if (forms[form][i] < 0) signs[(i * words) + (form >> 6)] |= 1UL << (form & 63);
            }
        }
        return (bits, signs);
    }

    /// <summary>Counts what fails and keeps the first.</summary>
    private sealed class Failures(BilinearMap map)
    {
        private string? first;
        private int count;

        public SchemeVerdict Verdict => new(first, count, map.Left.Count * map.Right.Count * map.OutputCount);

        public void Add(int a, int b, int c, string value, int wanted)
        {
            first ??= $"{map.LeftName(a)} {map.RightName(b)} in {map.OutputName(c)} has coefficient {value}, expected {wanted}";
            count++;
        }
    }
}
