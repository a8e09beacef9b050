using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The Jacobi symbol (a/n): Legendre's for prime n, multiplicative in n.</summary>
public static class JacobiSymbol
{
    /// <summary>(a/n) by quadratic reciprocity: 0 when a and n have a common factor, else 1 or -1.</summary>
    /// <param name="a">Any.</param>
    /// <param name="n">Odd.</param>
    /// <exception cref="InputError">n is even.</exception>
    public static int Of(ulong a, ulong n)
    {
        if (n % 2 == 0) throw new InputError($"the Jacobi symbol is not defined for the even modulus {n}", expected: "expected an odd modulus");
        a %= n;
        int symbol = 1;
        while (a != 0)
        {
            int twos = BitOperations.TrailingZeroCount(a);
            a >>= twos;
            if (twos % 2 != 0 && (n % 8) is 3 or 5) symbol = -symbol;
            (a, n) = (n, a);
            if (a % 4 == 3 && n % 4 == 3) symbol = -symbol;
            a %= n;
        }
        return n == 1 ? symbol : 0;
    }

    /// <summary>(a/n) for a of either sign.</summary>
    /// <param name="a">Any.</param>
    /// <param name="n">Odd.</param>
    /// <exception cref="InputError">n is even.</exception>
    public static int Of(long a, ulong n) => Of(n == 0 ? 0 : Residue.Of(a, n), n);

    /// <summary>(a/n) for numbers of any size.</summary>
    /// <param name="a">Any.</param>
    /// <param name="n">Odd, above 0.</param>
    /// <exception cref="InputError">n is even or not positive.</exception>
    public static int Of(Integer a, Integer n)
    {
        if (n.Sign <= 0 || n.IsEven) throw new InputError($"the Jacobi symbol is not defined for the modulus {n}", expected: "expected an odd positive modulus");
        a = Integer.Mod(a, n);
        int symbol = 1;
        while (!a.IsZero)
        {
            if (n.IsSmall) return symbol * Of((ulong)a, (ulong)n);
            int twos = (int)a.TrailingZeroCount;
            a >>= twos;
            if (twos % 2 != 0 && (n.Magnitude[0] % 8) is 3 or 5) symbol = -symbol;
            if (a.Magnitude[0] % 4 == 3 && n.Magnitude[0] % 4 == 3) symbol = -symbol;
            (a, n) = (n % a, a);
        }
        return n.IsOne ? symbol : 0;
    }
}
