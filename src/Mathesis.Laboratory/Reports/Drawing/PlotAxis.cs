using System.Globalization;

namespace Mathesis.Laboratory;

/// <summary>One axis of a panel: maps values to positions on the page and chooses its ticks.</summary>
/// <param name="Low">The value at <paramref name="Start"/>.</param>
/// <param name="High">The value at <paramref name="End"/>; greater than <paramref name="Low"/>.</param>
/// <param name="Log">Whether the axis is logarithmic; both values are then positive.</param>
/// <param name="Start">The position of the low end, in pixels.</param>
/// <param name="End">The position of the high end, in pixels.</param>
internal sealed record PlotAxis(double Low, double High, bool Log, double Start, double End)
{
    /// <summary>The position of a value; outside the ends for values outside.</summary>
    public double Position(double value) => Start + (End - Start) * Share(value);

    /// <summary>The position of a value, at most at an end.</summary>
    public double Clamped(double value) => Start + (End - Start) * Math.Clamp(Share(value), 0, 1);

    /// <summary>Whether a value can be placed on the axis.</summary>
    public bool Accepts(double value) => Accepts(value, Log);

    /// <summary>
    /// Whether a value can be placed on an axis: it is finite, positive on a logarithmic one, and so far from the limits of
    /// floating point that ranges and ticks can be computed.
    /// </summary>
    public static bool Accepts(double value, bool log) => log ? value is >= 1e-250 and <= 1e250 : Math.Abs(value) <= 1e300;

    /// <summary>The labelled ticks, at most about <paramref name="count"/>, from low to high.</summary>
    public IReadOnlyList<PlotTick> Ticks(int count)
    {
        count = Math.Max(2, count);
        if (!Log) return LinearTicks(count);
        int first = (int)Math.Ceiling(Math.Log10(Low) - 1e-9);
        int last = (int)Math.Floor(Math.Log10(High) + 1e-9);
        if (last - first < 1) return NarrowLogTicks(count);
        int stride = (last - first) / count + 1;
        var ticks = new List<PlotTick>();
        for (int exponent = first; exponent <= last; exponent++)
        {
            if (Modulo(exponent, stride) == 0)
                ticks.Add(new PlotTick(Power(exponent), "10", exponent.ToString(CultureInfo.InvariantCulture).Replace('-', '−')));
        }
        return ticks;

        static int Modulo(int value, int modulus) => (value % modulus + modulus) % modulus;
    }

    /// <summary>The unlabelled ticks of a logarithmic axis: multiples of powers of ten, or the powers alone when these are many.</summary>
    public IReadOnlyList<double> MinorTicks()
    {
        if (!Log) return [];
        double decades = Math.Log10(High) - Math.Log10(Low);
        if (decades > 40) return [];
        var ticks = new List<double>();
        for (int exponent = (int)Math.Floor(Math.Log10(Low)); exponent <= Math.Log10(High); exponent++)
        {
            for (int multiple = 1; multiple <= (decades <= 8 ? 9 : 1); multiple++)
            {
                double value = multiple * Power(exponent);
                if (value >= Low && value <= High) ticks.Add(value);
            }
        }
        return ticks;
    }

    private static double Power(int exponent) => double.Parse("1e" + exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private double Share(double value) =>
        Log
            ? (value <= 0 ? double.NegativeInfinity : (Math.Log10(value) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low)))
            : (value - Low) / (High - Low);

    private List<PlotTick> LinearTicks(int count)
    {
        // The smallest step of 1, 2 or 5 times a power of ten that gives at most the wanted number of intervals.
        double rough = (High - Low) / count;
        int exponent = (int)Math.Floor(Math.Log10(rough));
        double step = Power(exponent + 1);
        foreach (int multiple in (ReadOnlySpan<int>)[1, 2, 5])
        {
            if (multiple * Power(exponent) >= rough * (1 - 1e-9))
            {
                step = multiple * Power(exponent);
                break;
            }
        }
        var ticks = new List<PlotTick>();
        double first = Math.Ceiling(Low / step - 1e-9);
        for (int i = 0; i <= count + 1 && (first + i) * step <= High + 1e-9 * step; i++) ticks.Add(Tick((first + i) * step, step));
        return ticks;
    }

    private List<PlotTick> NarrowLogTicks(int count)
    {
        var ticks = new List<PlotTick>();
        for (int exponent = (int)Math.Floor(Math.Log10(Low)); exponent <= Math.Log10(High); exponent++)
        {
            foreach (int multiple in (ReadOnlySpan<int>)[1, 2, 5])
            {
                double value = multiple * Power(exponent);
                if (value >= Low * (1 - 1e-9) && value <= High * (1 + 1e-9)) ticks.Add(Tick(value, Power(exponent)));
            }
        }
        return ticks.Count >= 2 ? ticks : LinearTicks(count);
    }

    private static PlotTick Tick(double value, double step)
    {
        int digits = (int)Math.Floor(Math.Log10(step) + 1e-9);
        double magnitude = Math.Abs(value);
        if (digits < -4 || magnitude >= 1e7)
        {
            if (magnitude < step / 2) return new PlotTick(0, "0", null);
            int exponent = (int)Math.Floor(Math.Log10(magnitude) + 1e-9);
            string mantissa = (value / Power(exponent)).ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−');
            return new PlotTick(value, mantissa + "×10", exponent.ToString(CultureInfo.InvariantCulture).Replace('-', '−'));
        }
        int decimals = Math.Max(0, -digits);
        double rounded = Math.Round(value, decimals);
        string text = rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return new PlotTick(value, rounded == 0 ? "0" : text.Replace('-', '−'), null);
    }
}
