using CsCheck;

namespace Mathesis.Exact.Tests;

public class GeneralizedContinuedFractionTests
{
    [Fact]
    public void TheTreeAgreesWithTheRecurrence() =>
        Gen.Select(Gen.Int[-9, 9].Array[25], Gen.Int[-9, 9].Array[25]).Sample(
            (a, b) =>
            {
                var fraction = new GeneralizedContinuedFraction(n => a[n], n => b[n]);
                Convergent[] convergents = [.. fraction.Convergents().Take(25)];
                for (int i = 0; i < convergents.Length; i++) Assert.Equal(convergents[i], fraction.Evaluate(i));
            },
            iter: 1000);

    [Fact]
    public void TheRecurrenceAgreesWithTheFractionItself() =>
        Gen.Select(Gen.Int[1, 9].Array[12], Gen.Int[1, 9].Array[12]).Sample(
            (a, b) =>
            {
                var field = new RationalField();
                Rational value = field.FromInteger(a[11]);
                for (int n = 10; n >= 0; n--)
                    value = field.Add(field.FromInteger(a[n]), field.Multiply(field.FromInteger(b[n + 1]), field.Invert(value)));
                Assert.Equal(value, new GeneralizedContinuedFraction(n => a[n], n => b[n]).Value(11));
            },
            iter: 1000);

    [Fact]
    public void BrounckersFractionIsAPartialSumOfLeibniz()
    {
        // 4 / pi = 1 + 1^2 / (2 + 3^2 / (2 + 5^2 / ...)); its n-th convergent is the inverse of 1 - 1/3 + 1/5 - ... with n + 1 terms (Euler).
        var fraction = new GeneralizedContinuedFraction(n => n == 0 ? 1 : 2, n => ((2 * n) - 1) * ((2 * n) - 1));
        var field = new RationalField();
        Rational sum = field.Zero;
        for (int n = 0; n < 60; n++)
        {
            sum = field.Add(sum, new Rational(n % 2 == 0 ? 1 : -1, (2 * n) + 1));
            Assert.Equal(field.Invert(sum), fraction.Value(n));
        }
    }

    [Fact]
    public void AConvergentAtInfinityHasNoValue() =>
        Assert.Null(new GeneralizedContinuedFraction(n => n == 0 ? 5 : 0, _ => 1).Value(1));

    [Fact]
    public void ProductsOfMatricesHaveProductsOfDeterminants() =>
        Gen.Select(Gen.Long.Array[4], Gen.Long.Array[4]).Sample((x, y) =>
        {
            var a = new MoebiusMatrix(x[0], x[1], x[2], x[3]);
            var b = new MoebiusMatrix(y[0], y[1], y[2], y[3]);
            Assert.Equal(a.Determinant * b.Determinant, (a * b).Determinant);
            Assert.Equal(a, a * MoebiusMatrix.Identity);
        });
}
