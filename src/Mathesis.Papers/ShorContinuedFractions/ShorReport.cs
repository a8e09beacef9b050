using System.Globalization;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Writes the figures of paper 77.</summary>
internal static class ShorReport
{
    /// <summary>The distribution of small examples and the convergents of one measurement: the same in every run.</summary>
    public static void WritePeaks(IReportBuilder report)
    {
        report.Section(
            "Peaks and convergents",
            "The measured value y falls near the multiples of N/r. Near d N/r the continued fraction of y/N has d/r among its convergents.");
        report.Figure(
            new Figure([Distribution(new ShorCase(21, 2)), Distribution(new ShorCase(33, 5)), Peak(new ShorCase(1007, 2)), Distances()]),
            "Probabilities of the measured value (highlighted: good for some d); a single peak of a large register; how fast the convergents of one measured value approach it.");
        var measurement = OrderMeasurement.Of(OrderRegister.For(21), 2, 427);
        report.Table(
            ["i", "division", "p", "q", ""],
            measurement.Table.Select(step => (IReadOnlyList<string>)
            [
                Text(step.Index), $"{Text(step.Dividend)} = {Text(step.Quotient)} * {Text(step.Divisor)} + {Text(step.Remainder)}", Text(step.Numerator), Text(step.Denominator),
                step.Denominator >= 21 ? "not below n" : step.Denominator == measurement.Denominator ? "chosen: r = 6" : "",
            ]),
            "n = 21, a = 2, N = 512, y = 427: Euclid's algorithm and the convergents. The largest denominator below 21 is the order 6 of 2.");
    }

    /// <summary>What a replicate measured.</summary>
    public static void Write(IReportBuilder report, ReplicateResult replicate, bool several)
    {
        string suffix = several ? string.Create(CultureInfo.InvariantCulture, $", seed {replicate.Seed}") : "";
        MetricStream chances = replicate.Arm("exact chances").Stream(ShorArms.ChancesStream);
        MetricStream measured = replicate.Arm("measurements").Stream(ShorArms.MeasurementsStream);
        MetricStream attempts = replicate.Arm("factoring").Stream(ShorArms.FactoringStream);
        MetricStream bases = replicate.Arm("bases").Stream(ShorArms.BasesStream);

        report.Section("Chances" + suffix, "Exact sums over every value of the register, beside the bounds and the rates of simulated measurements.");
        report.Table(
            ["n", "a", "r", "m", "P(good)", "P(good, gcd(d, r) = 1)", "(4/pi^2) phi(r)/r", "P(r found)", "measured", "P(lcm of two)"],
            Enumerable.Range(0, chances["n"].Count).Select(i => (IReadOnlyList<string>)
            [
                Whole(chances["n"][i]), Whole(chances["a"][i]), Whole(chances["r"][i]), Whole(chances["m"][i]), Share(chances["good"][i]),
                Share(chances["coprime"][i]), Share(chances["bound"][i]), Share(chances["found"][i]), Share(measured["rate"][i]), Share(chances["pair"][i]),
            ]),
            "P(good): y is within 1/2 of some d N/r. P(r found): the largest denominator below n is r; values beside the good ones give it too.");

        double[] order = [.. chances["n"]];
        report.Section("Bases and attempts" + suffix, "How many bases are usable, and how many attempts the algorithm needed.");
        report.Figure(
            new Figure(
            [
                new Panel
                {
                    Title = "Chances and bounds", XLabel = "n", YLabel = "probability", LogX = true,
                    Marks =
                    [
                        new Mark.Line(order, chances["good"]) { Label = "a good value" },
                        new Mark.Line(order, chances["found"]) { Label = "order found, exact" },
                        new Mark.Points(order, measured["rate"]) { Label = "order found, measured" },
                        new Mark.Line(order, chances["bound"]) { Label = "(4/pi^2) phi(r)/r" },
                        new Mark.HorizontalRule(OrderStatistics.GoodBound) { Label = "4/pi^2" },
                    ],
                },
                new Panel
                {
                    Title = "Usable bases of each odd n", XLabel = "n", YLabel = "fraction of units",
                    Marks =
                    [
                        new Mark.Points([.. bases.Steps.Select(step => (double)step)], bases["fraction"]) { Label = "usable" },
                        new Mark.HorizontalRule(0.5) { Label = "bound for two primes" }, new Mark.HorizontalRule(0.75) { Label = "for three" },
                    ],
                },
                new Panel
                {
                    Title = "Attempts until a factor", XLabel = "n", YLabel = "attempts",
                    Marks = [new Mark.Bars(attempts["n"], attempts["attempts"])],
                },
            ]),
            "The chances with their bounds; the fraction of usable bases with its bounds 1 - 2^(1-k); the attempts that each composite took.");
    }

    private static Panel Distribution(ShorCase test)
    {
        OrderRegister register = test.Register;
        ulong order = (ulong)MultiplicativeOrder.Of(test.Value, test.Modulus);
        var distribution = new OrderDistribution(register, order);
        double[] values = [.. Enumerable.Range(0, (int)register.Size).Select(y => (double)y)];
        double[] good = [.. Enumerable.Range(0, (int)order).SelectMany(d => distribution.GoodValues((ulong)d)).Select(y => (double)y)];
        return new Panel
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"n = {test.Modulus}, a = {test.Value}, r = {order}, N = {register.Size}"),
            XLabel = "measured value y",
            YLabel = "probability",
            Marks = [new Mark.Bars(values, [.. values.Select(y => distribution.Of((ulong)y))]) { Highlighted = good }],
        };
    }

    private static Panel Peak(ShorCase test)
    {
        OrderRegister register = test.Register;
        ulong order = (ulong)MultiplicativeOrder.Of(test.Value, test.Modulus);
        var distribution = new OrderDistribution(register, order);
        const ulong D = 101;
        ulong centre = distribution.GoodValues(D).First();
        double[] values = [.. Enumerable.Range(-8, 17).Select(offset => (double)centre + offset)];
        return new Panel
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"n = {test.Modulus}, r = {order}: the peak of d = {D}"),
            XLabel = "measured value y",
            YLabel = "probability",
            Marks =
            [
                new Mark.Bars(values, [.. values.Select(y => distribution.Of((ulong)y))]) { Highlighted = [centre] },
                new Mark.VerticalRule((double)D * register.Size / order) { Label = "d N/r" },
            ],
        };
    }

    /// <summary>The distances of the convergents of a good value of n = 1007, with the one that is chosen.</summary>
    private static Panel Distances()
    {
        var register = OrderRegister.For(1007);
        ulong y = new OrderDistribution(register, 468).GoodValues(101).First();
        var exact = new Rational(y, register.Size);
        var denominators = new List<double>();
        var distances = new List<double>();
        foreach (Convergent convergent in ContinuedFraction.Convergents(ContinuedFraction.Expand(y, register.Size)))
        {
            Rational distance = Rational.Abs(exact - new Rational(convergent.Numerator, convergent.Denominator));
            if (distance.IsZero) break;
            denominators.Add((double)convergent.Denominator);
            distances.Add((double)distance);
        }
        return new Panel
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"convergents of {y}/{register.Size}"),
            XLabel = "denominator q",
            YLabel = "|y/N - p/q|",
            LogX = true,
            LogY = true,
            Marks =
            [
                new Mark.Line(denominators, [.. denominators.Select(q => 1 / (2 * q * q))]) { Label = "1/(2 q^2)" },
                new Mark.Points(denominators, distances) { Texts = [.. denominators.Select(q => q == 468 ? "q = r = 468" : "")], Label = "convergents" },
                new Mark.VerticalRule(1007) { Label = "n" },
            ],
        };
    }

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Text<TNumber>(TNumber value)
        where TNumber : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
