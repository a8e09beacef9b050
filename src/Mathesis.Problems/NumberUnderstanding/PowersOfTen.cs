using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Powers of ten, remembered.</summary>
internal static class PowersOfTen
{
    private static readonly Integer[] powers = Build(512);

    /// <summary>10^exponent.</summary>
    /// <param name="exponent">At least 0.</param>
    public static Integer At(int exponent) => exponent < powers.Length ? powers[exponent] : Integer.Pow(10, exponent);

    /// <summary>How many decimal digits a number has that is not negative; 1 for zero.</summary>
    public static int CountDigits(Integer value)
    {
        if (value.IsZero) return 1;
        int digits = (int)(value.BitLength * 0.30102999566398119521);
        return At(digits) <= value ? digits + 1 : digits;
    }

    private static Integer[] Build(int count)
    {
        var built = new Integer[count];
        built[0] = Integer.One;
        for (int exponent = 1; exponent < count; exponent++) built[exponent] = built[exponent - 1] * 10;
        return built;
    }
}
