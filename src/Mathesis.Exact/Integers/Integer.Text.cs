using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The most digits that are read unless the caller allows more or fewer.</summary>
    public const int DigitLimit = 10_000_000;

    private const ulong Chunk = 10_000_000_000_000_000_000;
    private const int ChunkDigits = 19;

    /// <summary>The fewest limbs that are written, and chunks that are read, by halves.</summary>
    private const int RadixThreshold = 30;

    /// <summary>The decimal digits, with a minus sign for a negative number.</summary>
    public override string ToString()
    {
        if (limbs is null) return size < 0 ? "-" + limb.ToString(CultureInfo.InvariantCulture) : limb.ToString(CultureInfo.InvariantCulture);
        // Halves of halves: the divisors are 10^(19 width 2^k) with the width that makes the whole just long enough.
        var powers = new List<Integer>();
        int chunks = (int)(BitLength * 0.30103 / ChunkDigits) + 1, levels = 0;
        while (chunks >> levels > RadixThreshold) levels++;
        int width = (chunks + (1 << levels) - 1) >> levels;
        for (int k = 0; k < levels; k++) powers.Add(k == 0 ? Pow(Chunk, width) : Square(powers[^1]));
        var digits = new char[((width << levels) * ChunkDigits) + 1];
        WriteDigits(digits.AsSpan(1), Abs(this), powers, levels);
        int start = 1 + digits.AsSpan(1).IndexOfAnyExcept('0');
        if (size < 0) digits[--start] = '-';
        return new string(digits, start, digits.Length - start);
    }

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => format switch
    {
        null or "" or "G" or "D" or "R" => ToString(),
        _ => throw new FormatException($"integers have no format '{format}'"),
    };

    /// <summary>The integer of decimal digits with an optional sign.</summary>
    /// <exception cref="InputError">The text is no integer or has too many digits.</exception>
    public static Integer Parse(ReadOnlySpan<char> text, int digitLimit = DigitLimit)
    {
        if (TryParse(text, out Integer value, digitLimit)) return value;
        string shown = text.Length <= 40 ? text.ToString() : $"{text[..40]}...";
        throw new InputError($"'{shown}' is not an integer", expected: $"expected at most {digitLimit.ToString(CultureInfo.InvariantCulture)} decimal digits with an optional sign");
    }

    /// <summary>Reads decimal digits with an optional sign; false for any other text or for more digits than the limit.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Integer value, int digitLimit = DigitLimit)
    {
        value = default;
        bool negative = text.StartsWith('-');
        ReadOnlySpan<char> digits = negative || text.StartsWith('+') ? text[1..] : text;
        if (digits.IsEmpty || digits.Length > digitLimit || digits.ContainsAnyExceptInRange('0', '9')) return false;
        var powers = new List<Integer>();
        for (int width = RadixThreshold; width * (long)ChunkDigits < digits.Length; width *= 2)
            powers.Add(powers.Count == 0 ? Pow(Chunk, RadixThreshold) : Square(powers[^1]));
        value = ReadDigits(digits, powers, powers.Count);
        if (negative) value = -value;
        return true;
    }

    /// <summary>Fills the span with the digits of a number below 10^length, by halves as long as there is a power for them.</summary>
    private static void WriteDigits(Span<char> digits, Integer value, List<Integer> powers, int level)
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
            WriteDigits(digits[..half], q, powers, level - 1);
            WriteDigits(digits[half..], r, powers, level - 1);
            return;
        }
        ulong[] rest = value.Magnitude.ToArray();
        int length = rest.Length, end = digits.Length;
        while (length > 0)
        {
            ulong chunk = NaturalKernels.DivideLimb(rest.AsSpan(0, length), rest.AsSpan(0, length), Chunk);
            length = NaturalKernels.Length(rest.AsSpan(0, length));
            for (int i = 0; i < ChunkDigits && end > 0; i++)
            {
                digits[--end] = (char)('0' + (int)(chunk % 10));
                chunk /= 10;
            }
        }
        digits[..end].Fill('0');
    }

    private static Integer ReadDigits(ReadOnlySpan<char> digits, List<Integer> powers, int level)
    {
        while (level > 0 && (RadixThreshold << (level - 1)) * (long)ChunkDigits >= digits.Length) level--;
        if (level > 0)
        {
            int low = (RadixThreshold << (level - 1)) * ChunkDigits;
            return (ReadDigits(digits[..^low], powers, level - 1) * powers[level - 1]) + ReadDigits(digits[^low..], powers, level - 1);
        }
        var value = new ulong[(digits.Length / ChunkDigits) + 1];
        int length = 0;
        for (int start = 0, end = digits.Length % ChunkDigits; end <= digits.Length; start = end, end += ChunkDigits)
        {
            if (start == end) continue;
            ulong chunk = ulong.Parse(digits[start..end], NumberStyles.None, CultureInfo.InvariantCulture), scale = 1;
            for (int i = start; i < end; i++) scale *= 10;
            ulong carry = NaturalKernels.MultiplyLimb(value.AsSpan(0, length), value.AsSpan(0, length), scale, chunk);
            if (carry != 0) value[length++] = carry;
        }
        return new Integer(1, value, length);
    }
}
