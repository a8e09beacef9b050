namespace Mathesis.Exact.Tests;

/// <summary>Ten thousand cases of every family of operations beside GMP, most of edge-heavy numbers, with lengths around every threshold.</summary>
public class GmpDifferentialTests
{
    private const int Cases = 10_000;

    [Fact]
    public void Sums_products_and_squares_agree()
    {
        using GmpNumbers gmp = GmpNumbers.Load();
        var (add, subtract, multiply) = (gmp.Get<GmpNumbers.Three>("__gmpz_add"), gmp.Get<GmpNumbers.Three>("__gmpz_sub"), gmp.Get<GmpNumbers.Three>("__gmpz_mul"));
        Compare("products", edges =>
        {
            (Integer a, Integer b) = (Draw(edges), Draw(edges));
            gmp.Set(0, a);
            gmp.Set(1, b);
            add(gmp[2], gmp[0], gmp[1]);
            subtract(gmp[3], gmp[0], gmp[1]);
            multiply(gmp[4], gmp[0], gmp[1]);
            multiply(gmp[5], gmp[0], gmp[0]);
            return a + b == gmp.Read(2) && a - b == gmp.Read(3) && a * b == gmp.Read(4) && Integer.Square(a) == gmp.Read(5);
        });
    }

    [Fact]
    public void Quotients_and_remainders_agree()
    {
        using GmpNumbers gmp = GmpNumbers.Load();
        GmpNumbers.Four divide = gmp.Get<GmpNumbers.Four>("__gmpz_tdiv_qr"), floor = gmp.Get<GmpNumbers.Four>("__gmpz_fdiv_qr");
        Compare("quotients", edges =>
        {
            Integer b = Draw(edges), a = edges.Random.NextBelow(2) == 0 ? Draw(edges) : (Draw(edges) * b) + Draw(edges);
            if (b.IsZero) return true;
            gmp.Set(0, a);
            gmp.Set(1, b);
            divide(gmp[2], gmp[3], gmp[0], gmp[1]);
            floor(gmp[4], gmp[5], gmp[0], gmp[1]);
            return Integer.DivRem(a, b) == (gmp.Read(2), gmp.Read(3)) && Integer.FloorDivRem(a, b) == (gmp.Read(4), gmp.Read(5)) && a % b == gmp.Read(3);
        });
    }

    [Fact]
    public void Greatest_common_divisors_agree()
    {
        using GmpNumbers gmp = GmpNumbers.Load();
        GmpNumbers.Three gcd = gmp.Get<GmpNumbers.Three>("__gmpz_gcd"), lcm = gmp.Get<GmpNumbers.Three>("__gmpz_lcm");
        Compare("gcd", edges =>
        {
            Integer c = Draw(edges), a = Draw(edges) * c, b = Draw(edges) * c;
            gmp.Set(0, a);
            gmp.Set(1, b);
            gcd(gmp[2], gmp[0], gmp[1]);
            lcm(gmp[3], gmp[0], gmp[1]);
            if (Integer.Gcd(a, b) != gmp.Read(2) || Integer.Lcm(a, b) != gmp.Read(3)) return false;
            (Integer g, Integer x, Integer y) = Integer.ExtendedGcd(a, b);
            return g == gmp.Read(2) && (a * x) + (b * y) == g;
        });
    }

    [Fact]
    public void Powers_and_inverses_modulo_a_number_agree()
    {
        using GmpNumbers gmp = GmpNumbers.Load();
        GmpNumbers.Four power = gmp.Get<GmpNumbers.Four>("__gmpz_powm");
        GmpNumbers.Three remainder = gmp.Get<GmpNumbers.Three>("__gmpz_mod");
        GmpNumbers.ReturningInt kronecker = gmp.Get<GmpNumbers.ReturningInt>("__gmpz_jacobi");
        var invert = gmp.Get<Inverting>("__gmpz_invert");
        Compare("powers", edges =>
        {
            Integer a = edges.Any(6), e = Integer.Abs(edges.Any(2)), m = Integer.Abs(edges.Any(6));
            if (m.IsZero) return true;
            gmp.Set(0, a);
            gmp.Set(1, e);
            gmp.Set(2, m);
            power(gmp[3], gmp[0], gmp[1], gmp[2]);
            remainder(gmp[4], gmp[0], gmp[2]);
            if (Integer.ModPow(a, e, m) != gmp.Read(3) || Integer.Mod(a, m) != gmp.Read(4)) return false;
            bool exists = invert(gmp[5], gmp[0], gmp[2]) != 0;
            if (!m.IsOne && (Integer.TryInvert(a, m, out Integer inverse) != exists || (exists && inverse != gmp.Read(5)))) return false;
            return m.IsEven || JacobiSymbol.Of(a, m) == kronecker(gmp[0], gmp[2]);
        });
    }

    [Fact]
    public void Roots_shifts_and_texts_agree()
    {
        using GmpNumbers gmp = GmpNumbers.Load();
        GmpNumbers.Two sqrt = gmp.Get<GmpNumbers.Two>("__gmpz_sqrt");
        var (root, left, right) = (gmp.Get<GmpNumbers.WithWord>("__gmpz_root"), gmp.Get<GmpNumbers.WithWord>("__gmpz_mul_2exp"), gmp.Get<GmpNumbers.WithWord>("__gmpz_fdiv_q_2exp"));
        var read = gmp.Get<GmpNumbers.Writing>("__gmpz_set_str");
        Compare("roots", edges =>
        {
            Integer a = Draw(edges), size = Integer.Abs(a);
            int degree = 2 + edges.Random.NextBelow(9), places = edges.Random.NextBelow(400);
            gmp.Set(0, a);
            gmp.Set(1, size);
            sqrt(gmp[2], gmp[1]);
            root(gmp[3], gmp[1], (nuint)degree);
            left(gmp[4], gmp[0], (nuint)places);
            right(gmp[5], gmp[0], (nuint)places);
            if (Integer.Sqrt(size) != gmp.Read(2) || Integer.Root(size, degree) != gmp.Read(3) || a << places != gmp.Read(4) || a >> places != gmp.Read(5)) return false;
            string text = a.ToString();
            nint native = System.Runtime.InteropServices.Marshal.StringToCoTaskMemUTF8(text);
            bool valid = read(gmp[6], native, 10) == 0;
            System.Runtime.InteropServices.Marshal.FreeCoTaskMem(native);
            return valid && gmp.Read(6) == a && Integer.Parse(text) == a;
        });
    }

    private delegate int Inverting(nint result, nint a, nint modulus);

    private static void Compare(string family, Func<EdgeNumbers, bool> agrees)
    {
        var edges = new EdgeNumbers("gmp/" + family);
        int different = 0;
        for (int i = 0; i < Cases; i++)
            if (!agrees(edges)) different++;
        Assert.Equal(0, different);
    }

    /// <summary>Mostly short, now and then of a length at which a method takes over.</summary>
    private static Integer Draw(EdgeNumbers edges)
    {
        if (edges.Random.NextBelow(25) != 0) return edges.Any(24);
        int[] thresholds =
        [
            NaturalKernels.VectorThreshold, NaturalKernels.VectorSquareThreshold, NaturalKernels.VectorGcdThreshold, NaturalKernels.KaratsubaThreshold,
            NaturalKernels.KaratsubaSquareThreshold, NaturalKernels.TransformThreshold, NaturalKernels.RecursiveDivisionThreshold, 2 * NaturalKernels.RecursiveDivisionThreshold, 32, 48, 96,
        ];
        return edges.Integer(thresholds[edges.Random.NextBelow(thresholds.Length)] + edges.Random.NextBelow(5) - 2);
    }
}
