using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes multiply</c>: a scheme at work on real matrices, beside the plain product.</summary>
internal sealed class SchemesMultiplyCommand : MathesisCommand
{
    private const int Samples = 2000;

    /// <summary>Creates the command.</summary>
    public SchemesMultiplyCommand(Services services)
        : base("multiply", "Multiply random float64 matrices by a scheme on blocks, beside the plain product: time and error", "mathesis schemes multiply 4x4x4_m49_ZT.json --size 4096", "mathesis schemes multiply strassen.txt --levels 3 --repeats 3")
    {
        Argument<string> file = SchemeArguments.File();
        Option<string?> ring = SchemeArguments.Ring();
        var size = new Option<int>("--size") { Description = "About how many rows; rounded up to what the scheme divides", HelpName = "N", DefaultValueFactory = _ => 4096 };
        var levels = new Option<int>("--levels") { Description = "How often blocks are cut", HelpName = "N", DefaultValueFactory = _ => 1 };
        var repeats = new Option<int>("--repeats") { Description = "How often both are timed; the medians are shown", HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<int> threads = SchemeArguments.Threads();
        Option<bool> json = CommonOptions.Json();
        foreach (Option option in (Option[])[ring, size, levels, repeats, threads, json]) Add(option);
        Add(file);
        SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            BilinearScheme scheme = SchemeVerifier.Require(SchemeFiles.Read(path, SchemeArguments.RingOf(parsed.GetValue(ring))), path);
            int depth = Bounded(parsed.GetValue(levels), 1, 6, levels), times = Bounded(parsed.GetValue(repeats), 1, 100, repeats), wanted = Bounded(parsed.GetValue(size), 1, 20_000, size);
            MultiplyOutput output = Run(scheme, depth, times, wanted, SchemeArguments.ThreadsOf(parsed.GetValue(threads)));
            if (parsed.GetValue(json))
            {
                services.WriteJson(output, OutputJson.Readable.MultiplyOutput);
                return;
            }
            services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{output.Size[0]} x {output.Size[1]} times {output.Size[1]} x {output.Size[2]}, {output.Threads} threads"));
            var table = new TextTable("product", " seconds", " beside plain", " largest error", " error beside plain");
            table.Add("plain", Number(output.PlainSeconds, "0.000"), "1", Number(output.PlainError, "0.0e+0"), "1");
            table.Add($"{scheme.Map} rank {scheme.Rank}, {depth} levels", Number(output.Seconds, "0.000"), Number(output.PlainSeconds / output.Seconds, "0.00"), Number(output.Error, "0.0e+0"), Number(output.Error / output.PlainError, "0.0"));
            table.Write(services.Output);
            services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"multiplications: {output.Multiplications:0.000} of the plain product's; errors of {Samples} entries against sums in twice the precision, entries uniform in [-1, 1]"));
        });
    }

    private static MultiplyOutput Run(BilinearScheme scheme, int levels, int repeats, int size, int threads)
    {
        BilinearMap map = scheme.Map;
        int n1 = Rounded(size, map.Rows, levels), n2 = Rounded(size, map.Inner, levels), n3 = Rounded(size, map.Columns, levels);
        var random = new RandomStream("schemes/multiply", 1);
        double[] a = Uniform(n1 * n2, random), b = Uniform(n2 * n3, random), c = new double[n1 * n3], plain = new double[n1 * n3];
        var program = SchemeProgram.Reduce(scheme);
        var fast = new BlockProduct(program, levels, threads);
        var definition = new BlockProduct(program, 0, threads);
        var times = new List<double>();
        var plainTimes = new List<double>();
        for (int i = 0; i < repeats; i++)
        {
            plainTimes.Add(Time(() => definition.Multiply(n1, n2, n3, a, b, plain)));
            times.Add(Time(() => fast.Multiply(n1, n2, n3, a, b, c)));
        }
        double error = 0, plainError = 0;
        for (int i = 0; i < Samples; i++)
        {
            int row = random.NextBelow(n1), column = random.NextBelow(n3);
            double exact = Dot(a, row * n2, b, column, n3, n2);
            error = Math.Max(error, Math.Abs(c[(row * n3) + column] - exact));
            plainError = Math.Max(plainError, Math.Abs(plain[(row * n3) + column] - exact));
        }
        times.Sort();
        plainTimes.Sort();
        double share = Math.Pow((double)scheme.Rank / map.Terms.Count, levels);
        return new MultiplyOutput([n1, n2, n3], threads, scheme.Rank, levels, times[repeats / 2], plainTimes[repeats / 2], error, plainError, share);
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double[] Uniform(int count, RandomStream random)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = (2 * random.NextDouble()) - 1;
        return values;
    }

    /// <summary>A dot product in twice the working precision (Ogita, Rump, Oishi 2005).</summary>
    private static double Dot(double[] a, int start, double[] b, int column, int stride, int length)
    {
        double sum = 0, rest = 0;
        for (int k = 0; k < length; k++)
        {
            double x = a[start + k], y = b[(k * stride) + column], product = x * y, low = Math.FusedMultiplyAdd(x, y, -product);
            double next = sum + product, part = next - sum;
            rest += (sum - (next - part)) + (product - part) + low;
            sum = next;
        }
        return sum + rest;
    }

    private static int Rounded(int size, int part, int levels)
    {
        int unit = checked((int)Math.Pow(part, levels));
        return (size + unit - 1) / unit * unit;
    }

    private static int Bounded(int value, int low, int high, Option option) =>
        value >= low && value <= high ? value : throw new InputError($"{value} is out of range", option.Name, $"expected {low} to {high}");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
