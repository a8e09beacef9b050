namespace Mathesis.Exact;

/// <summary>
/// Pollard's rho method with Brent's cycle search (Brent 1980, "An improved Monte Carlo factorization algorithm"): about the square
/// root of the least prime factor steps, each one Montgomery product; differences are multiplied up so that one gcd serves 128 steps.
/// </summary>
public static class PollardRho
{
    private const int Batch = 128;

    /// <summary>A divisor d with 1 &lt; d &lt; n. The same one each time: the constants tried are 1, 2, 3, ...</summary>
    /// <param name="composite">Odd and composite.</param>
    public static ulong FindDivisor(ulong composite)
    {
        // Small squares of primes may defeat every constant, and a root costs nothing.
        ulong root = IntegerRoot.SquareRoot(composite);
        if (root * root == composite) return root;
        for (ulong constant = 1; ; constant++)
            if (TryFindDivisor(composite, constant) is ulong divisor) return divisor;
    }

    private static ulong? TryFindDivisor(ulong composite, ulong constant)
    {
        var arithmetic = new MontgomeryArithmetic(composite);
        ulong increment = arithmetic.ToForm(constant);
        ulong Step(ulong x) => arithmetic.Add(arithmetic.Multiply(x, x), increment);

        ulong y = arithmetic.ToForm(2);
        for (long length = 1; ; length *= 2)
        {
            ulong x = y;
            for (long i = 0; i < length; i++) y = Step(y);
            for (long done = 0; done < length; done += Batch)
            {
                ulong start = y;
                ulong product = arithmetic.One;
                long steps = Math.Min(Batch, length - done);
                for (long i = 0; i < steps; i++)
                {
                    y = Step(y);
                    product = arithmetic.Multiply(product, x > y ? x - y : y - x);
                }
                ulong divisor = GreatestCommonDivisor.Of(product, composite);
                if (divisor == 1) continue;
                if (divisor == composite) divisor = Backtrack(x, start);
                return divisor == composite ? null : divisor;
            }
        }

        // The batch met several factors at once: walk it again, a gcd a step.
        ulong Backtrack(ulong x, ulong z)
        {
            while (true)
            {
                z = Step(z);
                ulong divisor = GreatestCommonDivisor.Of(x > z ? x - z : z - x, composite);
                if (divisor != 1) return divisor;
            }
        }
    }
}
