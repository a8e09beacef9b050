using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The real roots of integer polynomials, exactly.</summary>
/// <example>
/// <code>
/// IntegerPolynomial f = new IntegerPolynomial(-2, 0, 1) * new IntegerPolynomial(-3, 1);     // (x^2 - 2) (x - 3)
/// IReadOnlyList&lt;RootInterval&gt; roots = RealRoots.Isolate(f);                            // three, ascending
/// RootInterval root = RealRoots.Refine(f, roots[1], Rational.Pow(10, -50));                  // 50 digits of the square root of 2
/// int positive = new SturmSequence(f).Count(0, 10);                                          // 2
/// </code>
/// </example>
public static class RealRoots
{
    /// <summary>
    /// Intervals, disjoint and ascending, with one root each and all real roots in one; a multiple root is one root. Bisection with Descartes'
    /// rule of signs (Collins and Akritas 1976). The ends are dyadic and no roots.
    /// </summary>
    /// <exception cref="InputError">The polynomial is 0.</exception>
    public static IReadOnlyList<RootInterval> Isolate(IntegerPolynomial f)
    {
        if (f.IsZero) throw new InputError("every number is a root of the zero polynomial", expected: "expected a polynomial other than zero");
        IntegerPolynomial g = f.Radical();
        var roots = new List<RootInterval>();
        if (g.IsConstant) return roots;
        bool zero = g[0].IsZero;
        if (zero) g = g.MultiplyByPower(-1);
        roots.AddRange(Positive(g.ScaleArgument(-1)).Select(root => new RootInterval(-root.High, -root.Low)).Reverse());
        if (zero) roots.Add(new RootInterval(0, 0));
        roots.AddRange(Positive(g));
        IntegerPolynomial radical = zero ? g.MultiplyByPower(1) : g;
        for (int i = 0; i < roots.Count; i++)
            while (!roots[i].IsExact && (radical.SignAt(roots[i].Low) == 0 || radical.SignAt(roots[i].High) == 0)) roots[i] = Halve(radical, roots[i]);
        return roots;
    }

    /// <summary>The same root in an interval of at most that width.</summary>
    /// <param name="f">A polynomial with exactly one root in the interval, of odd multiplicity.</param>
    /// <param name="root">From <see cref="Isolate"/>.</param>
    /// <param name="width">Above 0.</param>
    /// <remarks>Quadratic interval refinement (Abbott 2006): the secant guesses a subinterval of a grid that is squared when it holds the root.</remarks>
    public static RootInterval Refine(IntegerPolynomial f, RootInterval root, Rational width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width.Sign, nameof(width));
        int grid = 2;
        while (!root.IsExact && root.Width > width)
        {
            if (grid > 1 && Guess(f, root, grid) is RootInterval better)
            {
                root = better;
                if (grid < 1 << 20) grid *= 2;
                continue;
            }
            grid = Math.Max(1, grid / 2);
            root = Halve(f, root);
            if (grid == 1) grid = 2;
        }
        return root;
    }

    /// <summary>One bisection.</summary>
    internal static RootInterval Halve(IntegerPolynomial f, RootInterval root)
    {
        if (root.IsExact) return root;
        Rational middle = root.Middle;
        int sign = f.SignAt(middle);
        if (sign == 0) return new RootInterval(middle, middle);
        return sign == SignAbove(f, root.Low) ? new RootInterval(middle, root.High) : new RootInterval(root.Low, middle);
    }

    // The sign just above a point that may be another root.
    private static int SignAbove(IntegerPolynomial f, Rational point)
    {
        int sign = f.SignAt(point);
        return sign != 0 ? sign : f.Derivative().SignAt(point);
    }

    // The subinterval of 2^grid that the secant hits, or a neighbour, if the root is there.
    private static RootInterval? Guess(IntegerPolynomial f, RootInterval root, int grid)
    {
        Rational low = f.Evaluate(root.Low), high = f.Evaluate(root.High), step = root.Width * new Rational(1, Integer.One << grid);
        Integer cells = Integer.One << grid;
        Integer place = Rational.Round(low / (low - high) * cells);
        place = Integer.Max(Integer.One, Integer.Min(place, cells - 1));
        Rational point = root.Low + (step * place);
        int sign = f.SignAt(point);
        if (sign == 0) return new RootInterval(point, point);
        Rational next = sign == low.Sign ? point + step : point - step;
        int other = f.SignAt(next);
        if (other == 0) return new RootInterval(next, next);
        if (other == sign) return null;
        return sign == low.Sign ? new RootInterval(point, next) : new RootInterval(next, point);
    }

    private static List<RootInterval> Positive(IntegerPolynomial f)
    {
        var roots = new List<RootInterval>();
        if (Variations(f) == 0) return roots;
        int bits = f.RootBoundBits();
        // The roots of the scaled polynomial below 1 are those of f below 2^bits.
        IntegerPolynomial scaled = bits >= 0 ? f.ScaleArgument(Integer.One << bits) : f.Reverse().ScaleArgument(Integer.One << -bits).Reverse();
        Rational unit = bits >= 0 ? (Rational)(Integer.One << bits) : new Rational(1, Integer.One << -bits);
        var pending = new Stack<(IntegerPolynomial F, Integer Place, int Depth)>();
        pending.Push((scaled.PrimitivePart(), 0, 0));
        while (pending.TryPop(out (IntegerPolynomial F, Integer Place, int Depth) part))
        {
            Rational width = unit * new Rational(1, Integer.One << part.Depth), low = width * part.Place;
            if (part.F[0].IsZero)
            {
                // A root at the lower end is that of the middle of the interval before.
                roots.Add(new RootInterval(low, low));
                part.F = part.F.MultiplyByPower(-1);
            }
            int variations = Variations(part.F.Reverse().Shift(1));
            if (variations == 1) roots.Add(new RootInterval(low, low + width));
            if (variations < 2) continue;
            // 2^n f(x / 2) for the lower half, its shift for the upper.
            IntegerPolynomial lower = part.F.Reverse().ScaleArgument(2).Reverse();
            pending.Push((lower.Shift(1), (2 * part.Place) + 1, part.Depth + 1));
            pending.Push((lower, 2 * part.Place, part.Depth + 1));
        }
        return roots;
    }

    private static int Variations(IntegerPolynomial f)
    {
        int variations = 0, last = 0;
        foreach (Integer coefficient in f.Coefficients)
        {
            if (coefficient.Sign == 0) continue;
            if (last != 0 && coefficient.Sign != last) variations++;
            last = coefficient.Sign;
        }
        return variations;
    }
}
