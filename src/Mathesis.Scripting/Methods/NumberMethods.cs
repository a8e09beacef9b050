using System.Numerics;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>The methods of numbers.</summary>
internal static class NumberMethods
{
    public static void DefineInteger(NativeTable table)
    {
        table.Add("bit_length(self, /)", (_, a) => Number.Box(Number.ToInteger(a[0]).BitLength));
        table.Add("bit_count(self, /)", (_, a) => Number.Box(Integer.Abs(Number.ToInteger(a[0])).PopulationCount));
        table.Add("conjugate(self, /)", (_, a) => Number.Index(a[0]));
        table.Add("is_integer(self, /)", (_, _) => throw Fault.Attribute("'int' object has no attribute 'is_integer'"));
        table.Add("as_integer_ratio(self, /)", (_, a) => new TupleValue([Number.Index(a[0]), Number.Box(1)]));
        table.Property("real", Plain);
        table.Property("imag", _ => Number.Box(0));
        table.Property("numerator", Plain);
        table.Property("denominator", _ => Number.Box(1));

        static object Plain(object value) => Number.Index(value);
    }

    public static void DefineFloat(NativeTable table)
    {
        table.Add("is_integer(self, /)", (_, a) => Number.Box(a[0] is double x && double.IsFinite(x) && x == Math.Floor(x)));
        table.Add("conjugate(self, /)", (_, a) => a[0]);
        table.Add("as_integer_ratio(self, /)", (_, a) =>
        {
            double value = (double)a[0];
            if (double.IsNaN(value)) throw Fault.Value("cannot convert NaN to integer ratio");
            if (double.IsInfinity(value)) throw Fault.Overflow("cannot convert Infinity to integer ratio");
            var exact = (Rational)value;
            return new TupleValue([Number.Normalize(exact.Numerator), Number.Normalize(exact.Denominator)]);
        });
        table.Property("real", value => value);
        table.Property("imag", _ => 0.0);
    }

    public static void DefineComplex(NativeTable table)
    {
        table.Add("conjugate(self, /)", (_, a) => Complex.Conjugate((Complex)a[0]));
        table.Property("real", value => ((Complex)value).Real);
        table.Property("imag", value => ((Complex)value).Imaginary);
    }

    public static void DefineFraction(NativeTable table)
    {
        table.Property("numerator", value => Number.Normalize(((Rational)value).Numerator));
        table.Property("denominator", value => Number.Normalize(((Rational)value).Denominator));
        table.Add("limit_denominator(self, max_denominator?)", (_, a) => LimitDenominator((Rational)a[0], a[1] is null ? 1_000_000 : Number.ToInteger(Number.Index(a[1]))));
        table.Add("as_integer_ratio(self)", (_, a) => new TupleValue([Number.Normalize(((Rational)a[0]).Numerator), Number.Normalize(((Rational)a[0]).Denominator)]));
        table.Add("conjugate(self)", (_, a) => a[0]);
        table.Constant("from_float", new StaticMethodValue(new NativeFunction("from_float(value)", (_, a) => NumberConversion.ToFraction(a[0], null))));
    }

    /// <summary>The nearest fraction with a bounded denominator, by continued fractions, ties as in Python.</summary>
    private static Rational LimitDenominator(Rational value, Integer most)
    {
        if (most.Sign <= 0) throw Fault.Value("max_denominator should be at least 1");
        if (value.Denominator <= most) return value;
        (Integer p0, Integer q0, Integer p1, Integer q1) = (0, 1, 1, 0);
        (Integer n, Integer d) = (value.Numerator, value.Denominator);
        while (true)
        {
            Integer a = Integer.FloorDivRem(n, d).Quotient, q2 = q0 + (a * q1);
            if (q2 > most) break;
            (p0, q0, p1, q1) = (p1, q1, p0 + (a * p1), q2);
            (n, d) = (d, n - (a * d));
        }
        Integer k = (most - q0) / q1;
        var first = new Rational(p0 + (k * p1), q0 + (k * q1));
        var second = new Rational(p1, q1);
        return Rational.Abs(second - value) <= Rational.Abs(first - value) ? second : first;
    }
}
