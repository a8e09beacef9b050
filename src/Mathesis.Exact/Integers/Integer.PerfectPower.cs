namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>Whether the number is root^exponent with the largest exponent of at least 2; 0, 1 and -1 are not counted.</summary>
    /// <param name="a">The number.</param>
    /// <param name="root">The least root in magnitude, with the number's sign; the number itself when there is none.</param>
    /// <param name="exponent">The largest exponent, odd for a negative number; 1 when there is none.</param>
    public static bool IsPerfectPower(Integer a, out Integer root, out int exponent)
    {
        root = a;
        exponent = 1;
        if (Abs(a) <= One) return false;
        for (int prime = 2; prime < root.BitLength; prime = NextPrime(prime))
        {
            if (a.size < 0 && prime == 2) continue;
            while (IsPower(root, prime, out Integer lower))
            {
                root = lower;
                exponent = checked(exponent * prime);
            }
        }
        return exponent > 1;

        static int NextPrime(int n) => (int)Primality.Next((ulong)n);
    }

    private static bool IsPower(Integer a, int degree, out Integer root)
    {
        if (degree == 2) return IsSquare(a, out root);
        root = a;
        if (a.TrailingZeroCount % degree != 0) return false;
        // Modulo a prime q = 1 mod degree most numbers are no powers: one power there saves the root.
        ulong q = (ulong)(2 * degree) + 1;
        while (!Primality.IsPrime(q)) q += (ulong)(2 * degree);
        ulong residue = Residue.Of(a, q);
        if (residue != 0 && ModularArithmetic.Power(residue, (q - 1) / (ulong)degree, q) != 1) return false;
        Integer candidate = Root(a, degree);
        if (Pow(candidate, degree) != a) return false;
        root = candidate;
        return true;
    }
}
