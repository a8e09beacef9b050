namespace Mathesis.Scripting;

/// <summary>The gamma function by Lanczos' sum of 13 terms, as CPython computes it.</summary>
internal static class GammaFunction
{
    private const double G = 6.024680040776729583740234375;

    private static readonly double[] numerators =
    [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959, 35711959237.355668049440185451547166705960488635843,
        17921034426.037209699919755754458931112671403265390, 6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640, 2876370.6289353724412254090516208496135991145378768,
        186056.26539522349504029498971604569928220784236328, 8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ];

    private static readonly double[] denominators = [0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1];

    public static double Gamma(double x)
    {
        if (double.IsNaN(x) || double.IsPositiveInfinity(x)) return x;
        if (double.IsNegativeInfinity(x) || (x == Math.Floor(x) && x <= 0)) throw Fault.Value("math domain error");
        if (x == Math.Floor(x) && x <= 23)
        {
            double factorial = 1;
            for (int i = 2; i < (int)x; i++) factorial *= i;
            return factorial;
        }
        double size = Math.Abs(x);
        if (size < 1e-20) return 1 / x is var tiny && double.IsInfinity(tiny) ? throw Fault.Overflow("math range error") : 1 / x;
        if (size > 200) return x < 0 ? 0 / SinPi(x) : throw Fault.Overflow("math range error");
        double y = size + G - 0.5, z = size > G - 0.5 ? y - size - (G - 0.5) : y - (G - 0.5) - size;
        z = z * G / y;
        double result;
        if (x < 0)
        {
            result = -Math.PI / SinPi(size) / size * Math.Exp(y) / Sum(size);
            result -= z * result;
            result = size < 140 ? result / Math.Pow(y, size - 0.5) : result / Math.Pow(y, (size / 2) - 0.25) / Math.Pow(y, (size / 2) - 0.25);
        }
        else
        {
            result = Sum(size) / Math.Exp(y);
            result += z * result;
            result = size < 140 ? result * Math.Pow(y, size - 0.5) : result * Math.Pow(y, (size / 2) - 0.25) * Math.Pow(y, (size / 2) - 0.25);
        }
        return double.IsInfinity(result) ? throw Fault.Overflow("math range error") : result;
    }

    public static double LogGamma(double x)
    {
        if (!double.IsFinite(x)) return double.IsNaN(x) ? x : double.PositiveInfinity;
        if (x == Math.Floor(x) && x <= 2) return x <= 0 ? throw Fault.Value("math domain error") : 0;
        double size = Math.Abs(x);
        if (size < 1e-20) return -Math.Log(size);
        double result = Math.Log(Sum(size)) - G;
        result += (size - 0.5) * (Math.Log(size + G - 0.5) - 1);
        return x < 0 ? Math.Log(Math.PI) - Math.Log(Math.Abs(SinPi(size))) - Math.Log(size) - result : result;
    }

    private static double Sum(double x)
    {
        double above = 0, below = 0;
        if (x < 5)
        {
            for (int i = numerators.Length - 1; i >= 0; i--) (above, below) = ((above * x) + numerators[i], (below * x) + denominators[i]);
        }
        else
        {
            for (int i = 0; i < numerators.Length; i++) (above, below) = ((above / x) + numerators[i], (below / x) + denominators[i]);
        }
        return above / below;
    }

    private static double SinPi(double x)
    {
        double y = Math.Abs(x) % 2;
        double value = (int)Math.Round(2 * y, MidpointRounding.AwayFromZero) switch
        {
            0 => Math.Sin(Math.PI * y),
            1 => Math.Cos(Math.PI * (y - 0.5)),
            2 => Math.Sin(Math.PI * (1 - y)),
            3 => -Math.Cos(Math.PI * (y - 1.5)),
            _ => Math.Sin(Math.PI * (y - 2)),
        };
        return Math.CopySign(1, x) * value;
    }
}
