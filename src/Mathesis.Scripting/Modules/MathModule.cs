using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>The module math.</summary>
internal static class MathModule
{
    public static void Define(NativeTable table)
    {
        table.Constant("pi", Math.PI);
        table.Constant("e", Math.E);
        table.Constant("tau", Math.Tau);
        table.Constant("inf", double.PositiveInfinity);
        table.Constant("nan", double.NaN);
        DefineElementary(table);
        DefineWhole(table);
        DefineFloat(table);
    }

    private static void DefineElementary(NativeTable table)
    {
        Real("sin", Math.Sin);
        Real("cos", Math.Cos);
        Real("tan", Math.Tan);
        Real("asin", Math.Asin);
        Real("acos", Math.Acos);
        Real("atan", Math.Atan);
        Real("sinh", Math.Sinh);
        Real("cosh", Math.Cosh);
        Real("tanh", Math.Tanh);
        Real("asinh", Math.Asinh);
        Real("acosh", Math.Acosh);
        Real("atanh", x => Math.Abs(x) == 1 ? double.NaN : Math.Atanh(x));
        Real("exp", Math.Exp);
        Real("sqrt", Math.Sqrt);
        Real("cbrt", Math.Cbrt);
        Real("fabs", Math.Abs);
        Real("degrees", x => x * (180 / Math.PI));
        Real("radians", x => x * (Math.PI / 180));
        table.Add("atan2(y, x, /)", (_, a) => Math.Atan2(Number.Float(a[0]), Number.Float(a[1])));
        table.Add("pow(x, y, /)", (_, a) => Power(Number.Float(a[0]), Number.Float(a[1])));
        table.Add("log(x, base?, /)", (_, a) => a[1] is null ? Logarithm(a[0], Math.Log, Math.Log(2)) : Quotient(Logarithm(a[0], Math.Log, Math.Log(2)), Logarithm(a[1], Math.Log, Math.Log(2))));
        table.Add("log2(x, /)", (_, a) => Logarithm(a[0], Math.Log2, 1));
        table.Add("log10(x, /)", (_, a) => Logarithm(a[0], Math.Log10, Math.Log10(2)));
        table.Add("log1p(x, /)", (_, a) => Number.Float(a[0]) is > -1 and var x ? double.LogP1(x) is var plain && Math.Abs(x) > 1e-5 ? plain : Series(x) : throw Domain());
        table.Add("hypot(*coordinates)", (_, a) => ((object[])a[0]).Select(Number.Float).ToArray() switch
        {
            [] => 0.0,
            [var x] => Math.Abs(x),
            [var x, var y] => double.Hypot(x, y),
            var all => Norm(all),
        });
        table.Add("dist(p, q, /)", (_, a) =>
        {
            double[] p = [.. Iteration.ToArray(a[0]).Select(Number.Float)], q = [.. Iteration.ToArray(a[1]).Select(Number.Float)];
            if (p.Length != q.Length) throw Fault.Value("both points must have the same number of dimensions");
            return p.Length == 2 ? double.Hypot(p[0] - q[0], p[1] - q[1]) : Norm([.. p.Zip(q, (x, y) => x - y)]);
        });

        void Real(string name, Func<double, double> function) => table.Add(name + "(x, /)", (_, a) =>
        {
            double x = Number.Float(a[0]), y = function(x);
            if (double.IsNaN(y) && !double.IsNaN(x)) throw Domain();
            if (double.IsInfinity(y) && double.IsFinite(x)) throw Fault.Overflow("math range error");
            return y;
        });
    }

    /// <summary>log(1 + x) for a small x, to the last digit.</summary>
    private static double Series(double x) => x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4);

    private static double Norm(double[] values)
    {
        double greatest = values.Length == 0 ? 0 : values.Max(Math.Abs);
        if (greatest == 0 || double.IsInfinity(greatest)) return greatest;
        return greatest * Math.Sqrt(values.Sum(value => value / greatest * (value / greatest)));
    }

    private static Raised Domain() => Fault.Value("math domain error");

    private static double Quotient(double x, double y) => y == 0 ? throw Fault.ZeroDivision("float division by zero") : x / y;

    private static double Power(double x, double y)
    {
        double result = Math.Pow(x, y);
        if (double.IsNaN(result) && !double.IsNaN(x) && !double.IsNaN(y)) throw Domain();
        if (double.IsInfinity(result) && double.IsFinite(x) && double.IsFinite(y)) throw x == 0 ? Domain() : Fault.Overflow("math range error");
        return result;
    }

    /// <summary>A logarithm; of long integers by halves of their bits.</summary>
    private static double Logarithm(object value, Func<double, double> function, double ofTwo)
    {
        if (Number.IsInteger(value))
        {
            Integer integer = Number.ToInteger(value);
            if (integer.Sign <= 0) throw Domain();
            if (integer.BitLength > 1023)
            {
                // The mantissa in [1/2, 1), rounded once, and the exponent: as CPython does it.
                double mantissa = (double)new Rational(integer, Integer.One << (int)integer.BitLength);
                return function(mantissa) + (ofTwo * integer.BitLength);
            }
        }
        double x = Number.Float(value);
        if (x <= 0) throw Domain();
        return function(x);
    }

    private static void DefineWhole(NativeTable table)
    {
        table.Add("gcd(*integers)", (_, a) => Number.Normalize(((object[])a[0]).Aggregate(Integer.Zero, (x, y) => Integer.Gcd(x, Whole(y)))));
        table.Add("lcm(*integers)", (_, a) => Number.Normalize(((object[])a[0]).Aggregate(Integer.One, (x, y) => Integer.Lcm(x, Whole(y)))));
        table.Add("factorial(x, /)", (machine, a) =>
        {
            long n = a[0] is double ? throw Fault.Type("'float' object cannot be interpreted as an integer") : Number.Long(a[0]);
            if (n < 0) throw Fault.Value("factorial() not defined for negative values");
            machine.Allocate(n > 1L << 40 ? long.MaxValue / 2 : n * 8);
            machine.Charge(n);
            return Number.Normalize(Product(1, n));
        });
        table.Add("comb(n, k, /)", (machine, a) => Combinations(machine, Count(a[0]), Count(a[1]), isOrdered: false));
        table.Add("perm(n, k?, /)", (machine, a) => Combinations(machine, Count(a[0]), a[1] is null or None ? Count(a[0]) : Count(a[1]), isOrdered: true));
        table.Add("isqrt(n, /)", (machine, a) =>
        {
            Integer n = Whole(a[0]);
            machine.Charge(n.BitLength / 64);
            return n.Sign < 0 ? throw Fault.Value("isqrt() argument must be nonnegative") : Number.Normalize(Integer.Sqrt(n));
        });
        table.Add("prod(iterable, /, *, start?)", (machine, a) =>
        {
            object total = a[1] ?? Number.Box(1);
            foreach (object item in Iteration.Each(a[0])) total = Operators.Multiply(total, item);
            return total;
        });
        table.Add("floor(x, /)", (_, a) => ToWhole(a[0], "__floor__", Math.Floor, Rational.Floor));
        table.Add("ceil(x, /)", (_, a) => ToWhole(a[0], "__ceil__", Math.Ceiling, Rational.Ceiling));
        table.Add("trunc(x, /)", (_, a) => ToWhole(a[0], "__trunc__", Math.Truncate, value => value.Numerator / value.Denominator));
    }

    private static Integer Whole(object value) => Number.ToInteger(Number.Index(value));

    private static long Count(object value) => Number.Long(value) is >= 0 and var n ? n : throw Fault.Value("must be a non-negative integer");

    private static object ToWhole(object value, string method, Func<double, double> function, Func<Rational, Integer> exact) => value switch
    {
        long or bool or Integer => Number.Normalize(Number.ToInteger(value)),
        Rational rational => Number.Normalize(exact(rational)),
        double number => NumberConversion.Truncate(double.IsFinite(number) ? function(number) : number),
        InstanceValue instance when instance.Class.Lookup(method) is { } own => Machine.Current.Call(own, value),
        _ => NumberConversion.Truncate(function(Number.Float(value))),
    };

    private static Integer Product(long first, long last)
    {
        if (first > last) return Integer.One;
        if (last - first < 8)
        {
            Integer product = first;
            for (long i = first + 1; i <= last; i++) product *= i;
            return product;
        }
        long middle = first + ((last - first) / 2);
        return Product(first, middle) * Product(middle + 1, last);
    }

    private static object Combinations(Machine machine, long n, long k, bool isOrdered)
    {
        if (k > n) return Number.Box(0);
        if (!isOrdered) k = Math.Min(k, n - k);
        machine.Allocate(k > 1L << 40 ? long.MaxValue / 2 : k * 8);
        machine.Charge(k);
        Integer numerator = Product(n - k + 1, n);
        return Number.Normalize(isOrdered ? numerator : numerator / Product(1, k));
    }

    private static void DefineFloat(NativeTable table)
    {
        table.Add("isnan(x, /)", (_, a) => Number.Box(double.IsNaN(Number.Float(a[0]))));
        table.Add("isinf(x, /)", (_, a) => Number.Box(double.IsInfinity(Number.Float(a[0]))));
        table.Add("isfinite(x, /)", (_, a) => Number.Box(double.IsFinite(Number.Float(a[0]))));
        table.Add("copysign(x, y, /)", (_, a) => Math.CopySign(Number.Float(a[0]), Number.Float(a[1])));
        table.Add("fmod(x, y, /)", (_, a) => Number.Float(a[0]) % Number.Float(a[1]) is var rest && double.IsNaN(rest) && !double.IsNaN(Number.Float(a[0])) && !double.IsNaN(Number.Float(a[1])) ? throw Domain() : rest);
        table.Add("remainder(x, y, /)", (_, a) => Number.Float(a[1]) == 0 ? throw Domain() : Math.IEEERemainder(Number.Float(a[0]), Number.Float(a[1])));
        table.Add("modf(x, /)", (_, a) =>
        {
            double x = Number.Float(a[0]), whole = Math.Truncate(x);
            return new TupleValue([Math.CopySign(double.IsInfinity(x) ? 0 : x - whole, x), whole]);
        });
        table.Add("frexp(x, /)", (_, a) =>
        {
            double x = Number.Float(a[0]);
            if (x == 0 || !double.IsFinite(x)) return new TupleValue([x, Number.Box(0)]);
            int exponent = Math.ILogB(x) + 1;
            return new TupleValue([Math.ScaleB(x, -exponent), Number.Box(exponent)]);
        });
        table.Add("ldexp(x, i, /)", (_, a) => Math.ScaleB(Number.Float(a[0]), (int)Math.Clamp(Number.Clamped(a[1]), -5000, 5000)) is var scaled && double.IsInfinity(scaled) && double.IsFinite(Number.Float(a[0])) ? throw Fault.Overflow("math range error") : scaled);
        table.Add("isclose(a, b, *, rel_tol?, abs_tol?)", (_, a) =>
        {
            double x = Number.Float(a[0]), y = Number.Float(a[1]), relative = a[2] is null ? 1e-9 : Number.Float(a[2]), absolute = a[3] is null ? 0 : Number.Float(a[3]);
            if (relative < 0 || absolute < 0) throw Fault.Value("tolerances must be non-negative");
            if (x == y) return Number.True;
            if (double.IsInfinity(x) || double.IsInfinity(y)) return Number.False;
            double distance = Math.Abs(x - y);
            return Number.Box(distance <= Math.Abs(relative * y) || distance <= Math.Abs(relative * x) || distance <= absolute);
        });
        table.Add("fsum(seq, /)", (_, a) =>
        {
            double[] values = [.. Iteration.Each(a[0]).Select(Number.Float)];
            if (!Array.TrueForAll(values, double.IsFinite)) return values.Sum();
            Rational total = Rational.Zero;
            foreach (double value in values)
            {
                Machine.Current.Charge(4);
                total += (Rational)value;
            }
            return (double)total;
        });
        table.Add("gamma(x, /)", (_, a) => GammaFunction.Gamma(Number.Float(a[0])));
        table.Add("lgamma(x, /)", (_, a) => GammaFunction.LogGamma(Number.Float(a[0])));
    }
}
