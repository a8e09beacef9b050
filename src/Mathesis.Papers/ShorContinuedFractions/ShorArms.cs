using System.Text.Json;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>The computations of the study.</summary>
internal static class ShorArms
{
    /// <summary>The stream of the table's rows.</summary>
    public const string ChancesStream = "chances";

    /// <summary>The stream of measured success.</summary>
    public const string MeasurementsStream = "measurements";

    /// <summary>The stream of attempts.</summary>
    public const string FactoringStream = "factoring";

    /// <summary>The stream of usable bases.</summary>
    public const string BasesStream = "bases";

    /// <summary>Legendre's theorem at work: every good value of every order modulo every odd n, in integers.</summary>
    public static void GoodValues(IArmContext arm)
    {
        int last = Options(arm).ExhaustiveTo;
        long values = 0, violations = 0;
        arm.Progress.Phase("examining every good value");
        for (int n = 3; n <= last; n += 2)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            var check = LegendreCheck.Of(OrderRegister.For((ulong)n));
            values += check.Values;
            violations += check.Violations;
            arm.Progress.Advance(n, last);
        }
        arm.Measure("good values examined", values);
        arm.Measure("good values without their convergent", violations);
    }

    /// <summary>The exact chances of the numbers of the table, and the smallest chance of a single good value.</summary>
    public static void Chances(IArmContext arm)
    {
        IReadOnlyList<ShorCase> cases = ShorCase.UpTo(Options(arm).MostBits);
        double leastGood = 1, leastRatio = double.PositiveInfinity, leastPeak = double.PositiveInfinity, leastPair = 1;
        arm.Progress.Phase("summing exact distributions");
        for (int i = 0; i < cases.Count; i++)
        {
            var statistics = OrderStatistics.Of(cases[i].Register, cases[i].Value, arm.Cancellation);
            double peak = LeastPeak(statistics), pair = (double)OrderCombination.Probability(statistics.Order);
            arm.Recorder.Record(
                ChancesStream, i, new("n", cases[i].Modulus), new("a", cases[i].Value), new("r", statistics.Order), new("m", statistics.Register.Bits),
                new("good", statistics.Good), new("coprime", statistics.Coprime), new("bound", statistics.CoprimeBound), new("found", statistics.OrderFound),
                new("peak", peak), new("pair", pair));
            leastGood = Math.Min(leastGood, statistics.Good);
            leastRatio = Math.Min(leastRatio, statistics.Coprime / statistics.CoprimeBound);
            leastPeak = Math.Min(leastPeak, peak);
            leastPair = Math.Min(leastPair, pair);
            arm.Progress.Advance(i + 1, cases.Count);
        }
        for (ulong r = 1; r <= (ulong)Options(arm).ExhaustiveTo; r++) leastPair = Math.Min(leastPair, (double)OrderCombination.Probability(r));
        arm.Measure("least probability of a good value", leastGood);
        arm.Measure("least coprime probability over its bound", leastRatio);
        arm.Measure("least good value over its bound", leastPeak);
        arm.Measure("least probability that two denominators give the order", leastPair);
    }

    /// <summary>Measurements drawn from the distribution: how often the classical half finds the order.</summary>
    public static void Measurements(IArmContext arm)
    {
        ShorStudyOptions options = Options(arm);
        IReadOnlyList<ShorCase> cases = ShorCase.UpTo(options.MostBits);
        double largest = 0, least = double.PositiveInfinity;
        arm.Progress.Phase("drawing measurements");
        for (int i = 0; i < cases.Count; i++)
        {
            OrderRegister register = cases[i].Register;
            var statistics = OrderStatistics.Of(register, cases[i].Value, arm.Cancellation);
            var distribution = new OrderDistribution(register, statistics.Order);
            var random = new RandomStream("shor/measurements", arm.Seed, cases[i].Modulus);
            int found = 0;
            for (int k = 0; k < options.Samples; k++)
            {
                if (k % 4096 == 0) arm.Cancellation.ThrowIfCancellationRequested();
                if (OrderMeasurement.LargestDenominator(register, distribution.Sample(random)) == statistics.Order) found++;
            }
            double rate = (double)found / options.Samples, error = Math.Sqrt(statistics.OrderFound * (1 - statistics.OrderFound) / options.Samples);
            double deviation = Math.Abs(rate - statistics.OrderFound) / error;
            arm.Recorder.Record(
                MeasurementsStream, i, new("n", cases[i].Modulus), new("rate", rate), new("exact", statistics.OrderFound), new("deviation", deviation),
                new("bound", statistics.CoprimeBound));
            largest = Math.Max(largest, deviation);
            least = Math.Min(least, rate - statistics.CoprimeBound);
            arm.Progress.Advance(i + 1, cases.Count);
        }
        arm.Measure("largest deviation in standard errors", largest);
        arm.Measure("least measured rate above its bound", least);
    }

    /// <summary>The first odd composites that are no prime powers, factored; every step is checked in integers.</summary>
    public static void Factoring(IArmContext arm)
    {
        int wanted = Options(arm).Composites, tried = 0, factored = 0, unverified = 0;
        arm.Progress.Phase("factoring");
        for (ulong n = 15; tried < wanted; n += 2)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            if (!ShorFactoring.IsSuitable(n)) continue;
            IReadOnlyList<ShorAttempt> attempts = ShorFactoring.Run(OrderRegister.For(n), new RandomStream("shor/factoring", arm.Seed, n), mostAttempts: 1000);
            unverified += attempts.Count(attempt => !attempt.Verify(n));
            ulong factor = attempts[^1].Factor;
            if (factor > 1 && factor < n && n % factor == 0) factored++;
            arm.Recorder.Record(
                FactoringStream, tried, new("n", n), new("factor", factor), new("attempts", attempts.Count),
                new("luck", attempts[^1].Outcome == ShorOutcome.SharedFactor ? 1 : 0));
            arm.Progress.Advance(++tried, wanted);
        }
        arm.Measure("composites factored", (double)factored / wanted);
        arm.Measure("steps that do not verify", unverified);
    }

    /// <summary>The usable bases of every odd n, by trying every unit.</summary>
    public static void Bases(IArmContext arm)
    {
        int last = Options(arm).ExhaustiveTo;
        double least = double.PositiveInfinity;
        arm.Progress.Phase("trying every base");
        for (int n = 3; n <= last; n += 2)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            var bases = UsableBases.Of((ulong)n);
            // Exact fractions; only their difference becomes a double.
            double difference = (double)(bases.Fraction - bases.Bound);
            least = Math.Min(least, difference);
            arm.Recorder.Record(BasesStream, n, new("fraction", (double)bases.Fraction), new("bound", (double)bases.Bound));
            arm.Progress.Advance(n, last);
        }
        arm.Measure("least usable fraction above its bound", least);
    }

    /// <summary>The closed form beside the simulated amplitudes, for every base of small numbers and every register that is wide enough.</summary>
    public static void Simulator(IArmContext arm)
    {
        int most = Options(arm).SimulatedBits;
        double largest = 0;
        arm.Progress.Phase("simulating amplitudes");
        foreach (ulong n in (ulong[])[15, 21, 33, 35, 39, 45, 51, 55, 57, 63])
        {
            if (OrderRegister.For(n).Bits > most) continue;
            foreach (ulong a in (ulong[])[2, 4, 7, 8, 11, 13])
            {
                arm.Cancellation.ThrowIfCancellationRequested();
                if (GreatestCommonDivisor.Of(a, n) != 1) continue;
                var register = OrderRegister.For(n);
                var distribution = new OrderDistribution(register, (ulong)MultiplicativeOrder.Of(a, n));
                double[] simulated = OrderStateVector.Probabilities(register, a);
                for (ulong y = 0; y < register.Size; y++) largest = Math.Max(largest, Math.Abs(simulated[y] - distribution.Of(y)));
            }
        }
        arm.Measure("largest difference from the simulator", largest);
    }

    /// <summary>The smallest chance of a good value over (4/pi^2)(1/r - 1/N).</summary>
    private static double LeastPeak(OrderStatistics statistics)
    {
        var distribution = new OrderDistribution(statistics.Register, statistics.Order);
        double least = double.PositiveInfinity;
        for (ulong d = 0; d < statistics.Order; d++)
            foreach (ulong y in distribution.GoodValues(d)) least = Math.Min(least, distribution.Of(y));
        return least / (OrderStatistics.GoodBound * ((1.0 / statistics.Order) - (1.0 / statistics.Register.Size)));
    }

    private static ShorStudyOptions Options(IArmContext arm) => arm.Settings.Deserialize(ShorStudyJson.Default.ShorStudyOptions)!;
}
