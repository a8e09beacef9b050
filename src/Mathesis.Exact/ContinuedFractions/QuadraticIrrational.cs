using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// (p + sqrt(n)) / q for n that is no square. Its continued fraction becomes periodic (Lagrange); the complete quotients keep the form,
/// with q dividing n - p^2, so that all arithmetic is exact.
/// </summary>
public readonly record struct QuadraticIrrational
{
    private readonly Integer root;

    /// <summary>The number (p + sqrt(n)) / q.</summary>
    /// <param name="p">Any.</param>
    /// <param name="n">Positive, no square.</param>
    /// <param name="q">Not zero.</param>
    /// <exception cref="InputError">n is negative or a square, or q is zero.</exception>
    public QuadraticIrrational(Integer p, Integer n, Integer q)
    {
        if (q.IsZero) throw new InputError("the denominator of a quadratic irrational is 0", expected: "expected a denominator other than 0");
        if (n.Sign < 0) throw new InputError($"sqrt({n}) is not real", expected: "expected a positive number that is no square");
        Integer integerRoot = Integer.Sqrt(n);
        if (integerRoot * integerRoot == n)
            throw new InputError($"sqrt({n}) is the integer {integerRoot}", expected: "expected a number that is no square");
        // Times |q| over |q|, unless q divides n - p^2 already.
        bool divides = ((n - (p * p)) % q).IsZero;
        Integer scale = divides ? Integer.One : Integer.Abs(q);
        P = p * scale;
        N = n * scale * scale;
        Q = q * scale;
        root = divides ? integerRoot : Integer.Sqrt(N);
    }

    private QuadraticIrrational(Integer p, Integer n, Integer q, Integer root)
    {
        (P, N, Q) = (p, n, q);
        this.root = root;
    }

    /// <summary>The rational part of the numerator.</summary>
    public Integer P { get; }

    /// <summary>The number under the root.</summary>
    public Integer N { get; }

    /// <summary>The denominator; divides n - p^2.</summary>
    public Integer Q { get; }

    /// <summary>The largest integer below the number.</summary>
    public Integer Floor => Q.Sign > 0
        ? Integer.FloorDivRem(P + root, Q).Quotient
        // (p + sqrt n) / q = -(p + sqrt n) / |q|, and the numerator lies strictly between p + root and p + root + 1.
        : -Integer.FloorDivRem(P + root, -Q).Quotient - 1;

    /// <summary>1 / (x - floor(x)): the next complete quotient.</summary>
    public QuadraticIrrational Next
    {
        get
        {
            Integer p = (Floor * Q) - P;
            return new QuadraticIrrational(p, N, (N - (p * p)) / Q, root);
        }
    }

    /// <summary>Whether x &gt; 1 and its conjugate lies in (-1, 0): exactly then the expansion is purely periodic (Galois).</summary>
    public bool IsReduced => P <= root && P.Sign > 0 && root - P < Q && Q <= P + root;

    /// <summary>The partial quotients, without end.</summary>
    public IEnumerable<Integer> Quotients()
    {
        for (QuadraticIrrational x = this; ; x = x.Next) yield return x.Floor;
    }

    /// <summary>The quotients before the period and the period itself, of least length. The first reduced complete quotient begins the period.</summary>
    /// <param name="longest">The longest period that is computed.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="InputError">The period is longer than <paramref name="longest"/>.</exception>
    public (IReadOnlyList<Integer> Start, IReadOnlyList<Integer> Period) Expand(int longest = 10_000_000, CancellationToken cancellation = default)
    {
        var start = new List<Integer>();
        QuadraticIrrational x = this;
        for (; !x.IsReduced; x = x.Next)
        {
            cancellation.ThrowIfCancellationRequested();
            start.Add(x.Floor);
        }
        var period = new List<Integer>();
        QuadraticIrrational first = x;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            if (period.Count == longest) throw new InputError($"the period of {this} is longer than {longest}", expected: "expected a shorter one or a higher limit");
            period.Add(x.Floor);
            x = x.Next;
        }
        while (x != first);
        return (start, period);
    }

    /// <summary>
    /// The least x, y &gt; 0 with x^2 - n y^2 = 1: the convergent of sqrt(n) at the end of the first even number of periods (Lagrange).
    /// </summary>
    /// <param name="n">Positive, no square.</param>
    /// <exception cref="InputError">n is negative or a square, or the period is too long.</exception>
    public static (Integer X, Integer Y) SolvePell(Integer n)
    {
        (IReadOnlyList<Integer> start, IReadOnlyList<Integer> period) = new QuadraticIrrational(0, n, 1).Expand();
        int length = period.Count % 2 == 0 ? period.Count : 2 * period.Count;
        List<Integer> quotients = [.. start];
        for (int i = 0; i < length - 1; i++) quotients.Add(period[i % period.Count]);
        Convergent solution = ContinuedFraction.Evaluate(quotients);
        return (solution.Numerator, solution.Denominator);
    }

    /// <inheritdoc/>
    public override string ToString() => $"({P} + sqrt({N}))/{Q}";
}
