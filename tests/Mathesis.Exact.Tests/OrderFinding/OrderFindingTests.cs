using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class OrderFindingTests
{
    [Theory]
    [InlineData(15, 7, 4, 8, 1.0000, 0.5000, 0.2026)]
    [InlineData(21, 2, 6, 9, 0.7893, 0.2280, 0.1351)]
    [InlineData(33, 5, 10, 11, 0.7792, 0.2896, 0.1621)]
    [InlineData(187, 2, 40, 16, 0.7792, 0.2896, 0.1621)]
    [InlineData(323, 2, 72, 17, 0.7754, 0.2561, 0.1351)]
    [InlineData(1007, 2, 468, 20, 0.7737, 0.2382, 0.1247)]
    public void Exact_chances_are_those_computed_independently(ulong n, ulong a, ulong order, int bits, double good, double coprime, double bound)
    {
        var register = OrderRegister.For(n);
        Assert.Equal(bits, register.Bits);
        Assert.True(register.IsLargeEnough && register.Size < 2 * n * n);
        var statistics = OrderStatistics.Of(register, a);
        Assert.Equal(order, statistics.Order);
        Assert.Equal(good, statistics.Good, 4);
        Assert.Equal(coprime, statistics.Coprime, 4);
        Assert.True(statistics.OrderFound >= statistics.Coprime);
        Assert.Equal(bound, statistics.CoprimeBound, 4);
    }

    [Fact]
    public void The_closed_form_is_what_the_simulated_amplitudes_give()
    {
        foreach ((ulong n, ulong a, int? bits) in ((ulong, ulong, int?)[])[(15, 7, null), (21, 2, null), (33, 5, null), (35, 3, null), (63, 2, 12), (45, 4, 6), (15, 2, 3), (21, 5, 10)])
        {
            var register = OrderRegister.For(n, bits);
            var distribution = new OrderDistribution(register, (ulong)MultiplicativeOrder.Of(a, n));
            double[] simulated = OrderStateVector.Probabilities(register, a);
            for (ulong y = 0; y < register.Size; y++) Assert.Equal(simulated[y], distribution.Of(y), 1e-12);
            Assert.Equal(1, simulated.Sum(), 1e-10);
        }
    }

    [Fact]
    public void Samples_follow_the_distribution()
    {
        foreach ((ulong n, ulong order, int? bits) in ((ulong, ulong, int?)[])[(21, 6, null), (15, 4, null), (33, 10, null), (15, 3, 5), (63, 7, 6), (15, 1, 4)])
        {
            var register = OrderRegister.For(n, bits);
            var distribution = new OrderDistribution(register, order);
            var counts = new int[register.Size];
            const int Samples = 200_000;
            var random = new RandomStream("exact/tests/order samples", n);
            for (int i = 0; i < Samples; i++) counts[distribution.Sample(random)]++;
            // Pearson's statistic over values that are expected at least five times.
            double statistic = 0, rest = 0, restCount = 0;
            int degrees = 0;
            for (ulong y = 0; y < register.Size; y++)
            {
                double expected = Samples * distribution.Of(y);
                if (expected >= 5)
                {
                    statistic += (counts[y] - expected) * (counts[y] - expected) / expected;
                    degrees++;
                }
                else
                {
                    (rest, restCount) = (rest + expected, restCount + counts[y]);
                }
            }
            Assert.True(rest < 1 ? restCount < 20 : Math.Abs(restCount - rest) < 6 * Math.Sqrt(rest));
            Assert.True(statistic < degrees + (6 * Math.Sqrt(2 * degrees)) + 10, $"{n}, {order}: {statistic} of {degrees}");
        }
    }

    [Fact]
    public void Large_registers_are_sampled_near_their_peaks()
    {
        var register = OrderRegister.For(2_147_117_569);
        ulong order = (ulong)MultiplicativeOrder.Of(2, register.Modulus);
        var distribution = new OrderDistribution(register, order);
        var random = new RandomStream("exact/tests/large registers", 1);
        int good = 0;
        for (int i = 0; i < 2000; i++)
        {
            ulong y = distribution.Sample(random), d = (ulong)((((UInt128)y * order) + (register.Size / 2)) / register.Size);
            if (distribution.GoodValues(d % order).Contains(y)) good++;
        }
        Assert.InRange(good / 2000.0, 0.73, 0.82);
    }

    [Fact]
    public void Good_values_give_the_order_by_Legendres_theorem()
    {
        for (ulong n = 3; n <= 151; n += 2)
        {
            var check = LegendreCheck.Of(OrderRegister.For(n));
            Assert.True(check.Values > 0);
            Assert.Equal(0, check.Violations);
        }
        // A register that is too small breaks the first inequality at once.
        Assert.True(LegendreCheck.Of(OrderRegister.For(21, 6)).Violations > 0);
    }

    [Fact]
    public void Usable_bases_are_at_least_as_many_as_proved()
    {
        for (ulong n = 3; n <= 255; n += 2)
        {
            var bases = UsableBases.Of(n);
            Assert.True(bases.Fraction >= bases.Bound, $"{n}");
        }
        Assert.Equal(new Rational(3, 4), UsableBases.Of(15).Fraction);
        Assert.Equal(Rational.Zero, UsableBases.Of(27).Bound);
    }

    [Fact]
    public void Composites_are_factored_and_every_step_verifies()
    {
        int factored = 0;
        for (ulong n = 15; factored < 60; n += 2)
        {
            if (!ShorFactoring.IsSuitable(n)) continue;
            var register = OrderRegister.For(n);
            IReadOnlyList<ShorAttempt> attempts = ShorFactoring.Run(register, new RandomStream("exact/tests/shor", n));
            Assert.All(attempts, attempt => Assert.True(attempt.Verify(n)));
            Assert.True(n % attempts[^1].Factor == 0 && attempts[^1].Factor > 1 && attempts[^1].Factor < n);
            factored++;
        }
    }

    [Fact]
    public void A_table_that_was_changed_does_not_verify()
    {
        var measurement = OrderMeasurement.Of(OrderRegister.For(21), 2, 85);
        Assert.True(measurement.Verify());
        Assert.Equal(6UL, measurement.Denominator);
        Assert.False((measurement with { Denominator = 3 }).Verify());
        Assert.False((measurement with { Measured = 86 }).Verify());
        Assert.False((measurement with { Table = [.. measurement.Table.Take(1)] }).Verify());
        Assert.False((measurement with { Table = [.. measurement.Table.Select(step => step with { Numerator = step.Numerator + 1 })] }).Verify());
        Assert.False(new ShorAttempt(2, measurement, ShorOutcome.Factored, 5).Verify(21));
    }

    [Theory]
    [InlineData(22, "22 is even: it has the factor 2")]
    [InlineData(23, "23 is prime")]
    [InlineData(27, "27 = 3^3 is a power of a prime")]
    [InlineData(1, "1 is too small")]
    public void Numbers_the_method_is_not_for_are_refused(ulong n, string message) =>
        Assert.Contains(message, Assert.Throws<InputError>(() => ShorFactoring.CheckModulus(n)).Message, StringComparison.Ordinal);
}
