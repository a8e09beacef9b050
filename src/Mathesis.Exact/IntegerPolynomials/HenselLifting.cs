namespace Mathesis.Exact;

/// <summary>Lifts a factorisation modulo a prime to a power of the prime, doubling the exponent (von zur Gathen and Gerhard, algorithms 15.10 and 15.17).</summary>
internal static class HenselLifting
{
    /// <summary>Lifts monic factors.</summary>
    /// <param name="f">A polynomial whose leading coefficient the prime does not divide.</param>
    /// <param name="factors">Monic and pairwise coprime modulo the prime; their product times lc(f) is f modulo the prime.</param>
    /// <param name="prime">The prime.</param>
    /// <param name="bits">The least number of bits of the power.</param>
    /// <returns>The monic factors with coefficients in [0, modulus), and the power.</returns>
    public static (IntegerPolynomial[] Factors, Integer Modulus) Lift(IntegerPolynomial f, IntegerPolynomial[] factors, ulong prime, long bits)
    {
        int exponent = 1;
        Integer modulus = prime;
        while (modulus.BitLength <= bits)
        {
            modulus *= prime;
            exponent++;
        }
        var exponents = new Stack<int>();
        for (int e = exponent; e > 1; e = (e + 1) / 2) exponents.Push(e);
        Node tree = Build(factors, prime);
        modulus = prime;
        while (exponents.TryPop(out int next))
        {
            modulus = Integer.Pow(prime, next);
            Integer.TryInvert(f.LeadingCoefficient, modulus, out Integer inverse);
            Lift(tree, (f * inverse).Modulo(modulus), modulus, last: exponents.Count == 0);
        }
        var lifted = new List<IntegerPolynomial>();
        Collect(tree, lifted);
        return ([.. lifted], modulus);
    }

    private static Node Build(ReadOnlySpan<IntegerPolynomial> factors, ulong prime)
    {
        if (factors.Length == 1) return new Node { Product = factors[0] };
        Node left = Build(factors[..(factors.Length / 2)], prime), right = Build(factors[(factors.Length / 2)..], prime);
        var field = new PrimeField32(prime);
        var ring = new PolynomialRing<PrimeField32, uint>(field);
        (_, uint[] s, uint[] t) = ring.ExtendedGcd(
            ModularImage.Of<PrimeField32, uint>(field, left.Product.Coefficients), ModularImage.Of<PrimeField32, uint>(field, right.Product.Coefficients));
        return new Node
        {
            Product = (left.Product * right.Product).Modulo(prime),
            Left = left,
            Right = right,
            S = IntegerPolynomial.Own([.. s.Select(residue => (Integer)(long)residue)]),
            T = IntegerPolynomial.Own([.. t.Select(residue => (Integer)(long)residue)]),
        };
    }

    // g h = f and s g + t h = 1 modulo m become true modulo the given divisor of m^2.
    private static void Lift(Node node, IntegerPolynomial f, Integer modulus, bool last)
    {
        node.Product = f;
        if (node.Left is null || node.Right is null) return;
        IntegerPolynomial g = node.Left.Product, h = node.Right.Product;
        IntegerPolynomial error = (f - (g * h)).Modulo(modulus);
        (IntegerPolynomial quotient, IntegerPolynomial rest) = Divide((node.S * error).Modulo(modulus), h, modulus);
        g = (g + (node.T * error) + (quotient * g)).Modulo(modulus);
        h = (h + rest).Modulo(modulus);
        if (!last)
        {
            error = ((node.S * g) + (node.T * h) - 1).Modulo(modulus);
            (quotient, rest) = Divide((node.S * error).Modulo(modulus), h, modulus);
            node.T = (node.T - (node.T * error) - (quotient * g)).Modulo(modulus);
            node.S = (node.S - rest).Modulo(modulus);
        }
        Lift(node.Left, g, modulus, last);
        Lift(node.Right, h, modulus, last);
    }

    /// <summary>Long division by a monic polynomial, coefficients modulo a number.</summary>
    private static (IntegerPolynomial Quotient, IntegerPolynomial Remainder) Divide(IntegerPolynomial a, IntegerPolynomial monic, Integer modulus)
    {
        if (a.Degree < monic.Degree) return (IntegerPolynomial.Zero, a);
        Integer[] rest = a.Coefficients.ToArray();
        var quotient = new Integer[a.Degree - monic.Degree + 1];
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            Integer digit = Integer.Mod(rest[i + monic.Degree], modulus);
            quotient[i] = digit;
            if (digit.IsZero) continue;
            for (int j = 0; j < monic.Degree; j++) rest[i + j] -= digit * monic.Coefficients[j];
        }
        return (IntegerPolynomial.Own(quotient), IntegerPolynomial.Own(rest[..monic.Degree]).Modulo(modulus));
    }

    private static void Collect(Node node, List<IntegerPolynomial> factors)
    {
        if (node.Left is null || node.Right is null)
        {
            factors.Add(node.Product);
            return;
        }
        Collect(node.Left, factors);
        Collect(node.Right, factors);
    }

    /// <summary>A product of two parts with their cofactors: s left + t right = 1.</summary>
    private sealed class Node
    {
        public required IntegerPolynomial Product { get; set; }

        public Node? Left { get; init; }

        public Node? Right { get; init; }

        public IntegerPolynomial S { get; set; }

        public IntegerPolynomial T { get; set; }
    }
}
