namespace Mathesis.Exact;

/// <summary>The largest power of a radix below 2^64, by which digits are read and written a limb at a time.</summary>
internal readonly struct RadixChunk
{
    /// <summary>Prepares a radix.</summary>
    /// <param name="radix">From 2 to 36.</param>
    public RadixChunk(int radix)
    {
        if (radix is < 2 or > 36) throw new ArgumentOutOfRangeException(nameof(radix), radix, "a radix from 2 to 36 is expected");
        Radix = (uint)radix;
        Value = Radix;
        Digits = 1;
        for (; Value <= ulong.MaxValue / Radix; Digits++) Value *= Radix;
    }

    /// <summary>The radix.</summary>
    public uint Radix { get; }

    /// <summary>How many digits a chunk has.</summary>
    public int Digits { get; }

    /// <summary>Radix to the power of <see cref="Digits"/>.</summary>
    public ulong Value { get; }

    /// <summary>The value of a digit, or -1.</summary>
    public int ValueOf(char digit)
    {
        int value = digit switch
        {
            >= '0' and <= '9' => digit - '0',
            >= 'a' and <= 'z' => digit - 'a' + 10,
            >= 'A' and <= 'Z' => digit - 'A' + 10,
            _ => 36,
        };
        return value < Radix ? value : -1;
    }

    /// <summary>The digit of a value: 0 to 9, then a to z.</summary>
    public static char DigitOf(int value) => (char)(value < 10 ? '0' + value : 'a' + value - 10);
}
