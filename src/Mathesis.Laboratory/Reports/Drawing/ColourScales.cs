namespace Mathesis.Laboratory;

/// <summary>Colours for values: sequential and diverging for matrices, cyclic for angles.</summary>
internal static class ColourScales
{
    /// <summary>The viridis scale (S. van der Walt and N. Smith, 2015): rising lightness, readable without colour vision.</summary>
    private static readonly int[] viridis =
        [0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B, 0xFDE725];

    /// <summary>The blue-white-red scale of ColorBrewer (C. Brewer, 2003).</summary>
    private static readonly int[] blueRed =
        [0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F];

    /// <summary>The colour of a share in [0, 1] of a matrix's scale.</summary>
    public static (byte R, byte G, byte B) Matrix(double share, bool diverging)
    {
        int[] stops = diverging ? blueRed : viridis;
        double place = Math.Clamp(share, 0, 1) * (stops.Length - 1);
        int below = Math.Min((int)place, stops.Length - 2);
        double part = place - below;
        return (Mix(16), Mix(8), Mix(0));

        byte Mix(int shift) =>
            (byte)Math.Round((1 - part) * ((stops[below] >> shift) & 255) + part * ((stops[below + 1] >> shift) & 255));
    }

    /// <summary>The colour of a place in [0, 1] on a circle: hues of equal lightness and chroma (OKLCH; B. Ottosson, 2020), as #rrggbb.</summary>
    public static string Cyclic(double place)
    {
        const double Lightness = 0.66;
        const double Chroma = 0.125;
        double hue = 2 * Math.PI * (place - Math.Floor(place));
        double a = Chroma * Math.Cos(hue);
        double b = Chroma * Math.Sin(hue);
        double l = Cube(Lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = Cube(Lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = Cube(Lightness - 0.0894841775 * a - 1.2914855480 * b);
        int red = Encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = Encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = Encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return $"#{red:x2}{green:x2}{blue:x2}";

        static double Cube(double value) => value * value * value;
        static int Encode(double linear)
        {
            double clipped = Math.Clamp(linear, 0, 1);
            return (int)Math.Round(255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.Pow(clipped, 1 / 2.4) - 0.055));
        }
    }
}
