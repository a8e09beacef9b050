namespace Mathesis.Exact.Tests;

public class ConstantsTests
{
    /// <summary>The first 100 digits after the point, from published tables.</summary>
    private static readonly (string Name, Func<int, Ball> To, string Digits)[] constants =
    [
        ("pi", Constants.Pi, "3.1415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679"),
        ("e", Constants.E, "2.7182818284590452353602874713526624977572470936999595749669676277240766303535475945713821785251664274"),
        ("log 2", Constants.LogarithmOf2, "0.6931471805599453094172321214581765680755001343602552541206800094933936219696947156058633269964186875"),
        ("zeta(3)", Constants.Zeta3, "1.2020569031595942853997381615114499907649862923404988817922715553418382057863130901864558736093352581"),
        ("Catalan", Constants.Catalan, "0.9159655941772190150546035149323841107741493742816721342664981196217630197762547694793565129261151062"),
        ("gamma", Constants.Gamma, "0.5772156649015328606065120900824024310421593359399235988057672348848677267776646709369470632917467495"),
        ("phi", Constants.GoldenRatio, "1.6180339887498948482045868343656381177203091798057628621354486227052604628189024497072072041893911374"),
    ];

    [Fact]
    public void The_first_digits_are_those_of_the_tables() => Assert.All(constants, constant =>
    {
        int count = constant.Digits.Replace("0.", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Length;
        Assert.True(ProvedDigits.TryCompute(constant.To, count, out DecimalDigits? digits, out _), constant.Name);
        Assert.Equal(constant.Digits, digits.ToString());
    });

    [Fact]
    public void Every_precision_gives_a_ball_around_the_same_number() => Assert.All(constants, constant =>
    {
        Ball reference = constant.To(4000);
        Assert.True(reference.AccurateBits >= 3990, constant.Name);
        for (int precision = 2; precision < 3000; precision += 1 + (precision / 7))
        {
            Ball value = constant.To(precision);
            Assert.True(Ball.Overlap(value, reference), $"{constant.Name} at {precision}");
            Assert.True(value.AccurateBits >= precision - 2, $"{constant.Name} at {precision}: {value.AccurateBits}");
        }
    });

    [Fact]
    public void The_same_bits_come_whatever_was_asked_for_before() => Assert.All(constants, constant =>
    {
        Ball first = constant.To(1000);
        _ = constant.To(9000);
        Assert.Equal((first.Mantissa, first.Exponent, first.Radius), (constant.To(1000).Mantissa, constant.To(1000).Exponent, constant.To(1000).Radius));
    });

    [Fact]
    public void Other_ways_to_compute_them_agree()
    {
        const int Bits = 2000;
        // Machin 1706: pi/4 = 4 atan(1/5) - atan(1/239)
        Ball machin = Ball.Subtract(
            Ball.Multiply(16, Ball.Atan(Ball.Divide(1, 5, Bits), Bits), Bits), Ball.Multiply(4, Ball.Atan(Ball.Divide(1, 239, Bits), Bits), Bits), Bits);
        AssertSame(machin, Constants.Pi(Bits));
        AssertSame(Ball.Exp(1, Bits), Constants.E(Bits));
        AssertSame(Ball.Multiply(3, Ball.Atanh(Ball.Divide(1, 3, Bits), Bits), Bits), Ball.Scale(Ball.Multiply(3, Constants.LogarithmOf2(Bits), Bits), -1));
        // Apery: zeta(3) = 5/2 sum (-1)^(n-1) / (n^3 binomial(2n, n)), alternating.
        Rational sum = 0;
        Integer binomial = 1;
        for (int n = 1; n <= 200; n++)
        {
            binomial = binomial * 2 * ((2 * n) - 1) / n;
            sum += new Rational(n % 2 == 1 ? 5 : -5, 2 * Integer.Pow(n, 3) * binomial);
        }
        Assert.True(Constants.Zeta3(Bits).Widen(Radius.PowerOfTwo(-390)).Contains(sum));
        // Catalan by Euler's transformation of the alternating series: sum over k of 1/2^(k+1) times the k-th difference.
        Rational[] terms = [.. Enumerable.Range(0, 120).Select(n => new Rational(1, Integer.Pow((2 * n) + 1, 2)))];
        Rational catalan = 0;
        for (int k = 0; k < 120; k++)
        {
            catalan += terms[0] / (Integer.One << (k + 1));
            for (int i = 0; i + 1 < terms.Length - k; i++) terms[i] -= terms[i + 1];
        }
        Assert.True(Constants.Catalan(Bits).Widen(Radius.PowerOfTwo(-115)).Contains(catalan));
    }

    private static void AssertSame(Ball a, Ball b)
    {
        Assert.True(Ball.Overlap(a, b));
        Assert.True(a.AccurateBits > 1980 && b.AccurateBits > 1980);
    }
}
