using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The most digits that are read unless the caller allows more or fewer.</summary>
    public const int DigitLimit = 10_000_000;

    /// <summary>The fewest limbs that are written, and chunks that are read, by halves.</summary>
    private const int RadixThreshold = 30;

    private static readonly RadixChunk decimalChunk = new(10);

    /// <summary>The decimal digits, with a minus sign for a negative number.</summary>
    public override string ToString() => ToString(in decimalChunk);

    /// <summary>The digits to a radix, those above 9 as letters a to z, with a minus sign for a negative number.</summary>
    /// <param name="radix">From 2 to 36.</param>
    public string ToString(int radix)
    {
        var chunk = new RadixChunk(radix);
        return ToString(in chunk);
    }

    /// <summary>The digits as a format asks: decimal (null, G, D, R) or hexadecimal (x or X).</summary>
    /// <exception cref="FormatException">There is no such format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => format switch
    {
        null or "" or "G" or "D" or "R" => ToString(),
        "x" => ToString(16),
        "X" => ToString(16).ToUpperInvariant(),
        _ => throw new FormatException($"integers have no format '{format}'"),
    };

    /// <summary>The integer of decimal digits with an optional sign.</summary>
    /// <exception cref="InputError">The text is no integer or has too many digits.</exception>
    public static Integer Parse(ReadOnlySpan<char> text, int digitLimit = DigitLimit) => ParseRadix(text, 10, digitLimit);

    /// <summary>The integer of digits to a radix, those above 9 as letters of either case, with an optional sign.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="radix">From 2 to 36.</param>
    /// <param name="digitLimit">The most digits that are read.</param>
    /// <exception cref="InputError">The text is no integer or has too many digits.</exception>
    public static Integer ParseRadix(ReadOnlySpan<char> text, int radix, int digitLimit = DigitLimit)
    {
        if (TryParseRadix(text, radix, out Integer value, digitLimit)) return value;
        string shown = text.Length <= 40 ? text.ToString() : $"{text[..40]}...";
        string kind = radix == 10 ? "decimal digits" : $"digits to the radix {radix.ToString(CultureInfo.InvariantCulture)}";
        throw new InputError($"'{shown}' is not an integer", expected: $"expected at most {digitLimit.ToString(CultureInfo.InvariantCulture)} {kind} with an optional sign");
    }

    /// <summary>Reads decimal digits with an optional sign; false for any other text or for more digits than the limit.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Integer value, int digitLimit = DigitLimit) => TryParseRadix(text, 10, out value, digitLimit);

    /// <summary>Reads digits to a radix with an optional sign; false for any other text or for more digits than the limit.</summary>
    public static bool TryParseRadix(ReadOnlySpan<char> text, int radix, out Integer value, int digitLimit = DigitLimit)
    {
        var chunk = new RadixChunk(radix);
        value = default;
        bool negative = text.StartsWith('-');
        ReadOnlySpan<char> digits = negative || text.StartsWith('+') ? text[1..] : text;
        if (digits.IsEmpty || digits.Length > digitLimit) return false;
        foreach (char digit in digits)
            if (chunk.ValueOf(digit) < 0) return false;
        var powers = new List<Integer>();
        for (int width = RadixThreshold; width * (long)chunk.Digits < digits.Length; width *= 2)
            powers.Add(powers.Count == 0 ? Pow(chunk.Value, RadixThreshold) : Square(powers[^1]));
        value = ReadDigits(digits, powers, powers.Count, in chunk);
        if (negative) value = -value;
        return true;
    }

    private string ToString(in RadixChunk chunk)
    {
        if (limbs is null && chunk.Radix == 10) return size < 0 ? "-" + limb.ToString(CultureInfo.InvariantCulture) : limb.ToString(CultureInfo.InvariantCulture);
        // Halves of halves: the divisors are chunk^(width 2^k) with the width that makes the whole just long enough.
        var powers = new List<Integer>();
        int chunks = (int)(BitLength / Math.Log2(chunk.Value)) + 1, levels = 0;
        while (chunks >> levels > RadixThreshold) levels++;
        int width = (chunks + (1 << levels) - 1) >> levels;
        for (int k = 0; k < levels; k++) powers.Add(k == 0 ? Pow(chunk.Value, width) : Square(powers[^1]));
        var digits = new char[((width << levels) * chunk.Digits) + 1];
        WriteDigits(digits.AsSpan(1), Abs(this), powers, levels, in chunk);
        int start = 1 + digits.AsSpan(1).IndexOfAnyExcept('0');
        if (start == 0) return "0";
        if (size < 0) digits[--start] = '-';
        return new string(digits, start, digits.Length - start);
    }

    /// <summary>Fills the span with the digits of a number below radix^length, by halves as long as there is a power for them.</summary>
    private static void WriteDigits(Span<char> digits, Integer value, List<Integer> powers, int level, in RadixChunk chunk)
    {
        if (value.IsZero)
        {
            digits.Fill('0');
            return;
        }
        if (level > 0)
        {
            int half = digits.Length / 2;
            (Integer q, Integer r) = DivRem(value, powers[level - 1]);
            WriteDigits(digits[..half], q, powers, level - 1, in chunk);
            WriteDigits(digits[half..], r, powers, level - 1, in chunk);
            return;
        }
        ulong[] rest = value.Magnitude.ToArray();
        int length = rest.Length, end = digits.Length;
        uint radix = chunk.Radix;
        while (length > 0)
        {
            ulong part = NaturalKernels.DivideLimb(rest.AsSpan(0, length), rest.AsSpan(0, length), chunk.Value);
            length = NaturalKernels.Length(rest.AsSpan(0, length));
            end = radix == 10 ? WriteDecimal(digits, end, part) : WriteChunk(digits, end, part, in chunk);
        }
        digits[..end].Fill('0');
    }

    private static int WriteDecimal(Span<char> digits, int end, ulong part)
    {
        for (int i = 0; i < 19 && end > 0; i++)
        {
            digits[--end] = (char)('0' + (int)(part % 10));
            part /= 10;
        }
        return end;
    }

    private static int WriteChunk(Span<char> digits, int end, ulong part, in RadixChunk chunk)
    {
        for (int i = 0; i < chunk.Digits && end > 0; i++)
        {
            digits[--end] = RadixChunk.DigitOf((int)(part % chunk.Radix));
            part /= chunk.Radix;
        }
        return end;
    }

    private static Integer ReadDigits(ReadOnlySpan<char> digits, List<Integer> powers, int level, in RadixChunk chunk)
    {
        while (level > 0 && (RadixThreshold << (level - 1)) * (long)chunk.Digits >= digits.Length) level--;
        if (level > 0)
        {
            int low = (RadixThreshold << (level - 1)) * chunk.Digits;
            return (ReadDigits(digits[..^low], powers, level - 1, in chunk) * powers[level - 1]) + ReadDigits(digits[^low..], powers, level - 1, in chunk);
        }
        var value = new ulong[(digits.Length / chunk.Digits) + 1];
        int length = 0;
        for (int start = 0, end = digits.Length % chunk.Digits; end <= digits.Length; start = end, end += chunk.Digits)
        {
            ulong part = 0, scale = 1;
            for (int i = start; i < end; i++)
            {
                part = (part * chunk.Radix) + (ulong)chunk.ValueOf(digits[i]);
                scale *= chunk.Radix;
            }
            ulong carry = NaturalKernels.MultiplyLimb(value.AsSpan(0, length), value.AsSpan(0, length), scale, part);
            if (carry != 0) value[length++] = carry;
        }
        return new Integer(1, value, length);
    }
}
