using CsCheck;
using Mathesis.Core;

namespace Mathesis.Networks.Tests;

public sealed class SoftmaxRowsTests
{
    [Fact]
    public void Shares_and_their_gradients_agree_with_the_definition() =>
        Gen.Select(Gen.Int[1, 70], Gen.Double[0.1, 40], Gen.ULong).Sample((count, spread, seed) =>
        {
            var stream = new RandomStream("tests/softmax", seed);
            // Some entries are hidden, never all.
            float[] scores = [.. Enumerable.Range(0, count).Select(i => i > 0 && stream.NextBelow(4) == 0 ? float.NegativeInfinity : (float)(spread * stream.NextGaussian()))];
            float[] gradient = [.. Enumerable.Range(0, count).Select(_ => (float)stream.NextGaussian())];
            double maximum = scores.Max();
            double[] powers = [.. scores.Select(score => Math.Exp(score - maximum))];
            double[] shares = [.. powers.Select(power => power / powers.Sum())];
            double mean = shares.Select((share, i) => share * gradient[i]).Sum();

            float[] singles = [.. scores], singleResult = new float[count];
            SoftmaxRows.Forward<float>(singles);
            SoftmaxRows.Backward<float>(singles, gradient, singleResult);
            double[] doubles = [.. scores.Select(score => (double)score)], doubleResult = new double[count];
            SoftmaxRows.Forward<double>(doubles);
            SoftmaxRows.Backward<double>(doubles, [.. gradient.Select(value => (double)value)], doubleResult);
            for (int i = 0; i < count; i++)
            {
                if (shares[i] == 0)
                {
                    Assert.Equal((0, 0), (singles[i], Math.Abs(singleResult[i])));
                    continue;
                }
                // The difference to the largest score is rounded once, relative to itself, and so moves its exponential.
                double relative = 2e-6 + 1.2e-7 * (maximum - scores[i]);
                Assert.Equal(shares[i], singles[i], relative * shares[i] + 1e-37);
                Assert.Equal(shares[i] * (gradient[i] - mean), singleResult[i], 5 * relative * shares[i] + 1e-36);
                Assert.Equal(shares[i], doubles[i], 1e-13);
                Assert.Equal(shares[i] * (gradient[i] - mean), doubleResult[i], 1e-12);
            }
        }, iter: 300);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(21)]
    public void Where_all_is_hidden_there_are_no_shares(int count)
    {
        float[] row = [.. Enumerable.Repeat(float.NegativeInfinity, count)];
        SoftmaxRows.Forward<float>(row);
        Assert.All(row, share => Assert.Equal(0, share));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_no_number_spoils_the_row_wherever_it_stands(float value)
    {
        for (int place = 0; place < 37; place++)
        {
            float[] row = [.. Enumerable.Range(0, 37).Select(i => i == place ? value : i % 5 == 0 ? float.NegativeInfinity : i)];
            SoftmaxRows.Forward<float>(row);
            Assert.Contains(row, float.IsNaN);
        }
    }
}
