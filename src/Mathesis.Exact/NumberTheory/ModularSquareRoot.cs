using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Square roots modulo primes (Tonelli 1891, Shanks 1973).</summary>
public static class ModularSquareRoot
{
    /// <summary>The smaller r with r^2 = a mod p (the other is p - r), or null when a is not a square.</summary>
    /// <param name="value">a, any.</param>
    /// <param name="prime">p.</param>
    /// <exception cref="InputError">p is not prime.</exception>
    public static ulong? Find(ulong value, ulong prime)
    {
        if (!Primality.IsPrime(prime)) throw new InputError($"modulus {prime} is not prime", expected: "expected a prime modulus");
        value %= prime;
        if (prime == 2 || value == 0) return value;
        if (JacobiSymbol.Of(value, prime) != 1) return null;

        var arithmetic = new MontgomeryArithmetic(prime);
        int twos = BitOperations.TrailingZeroCount(prime - 1);
        ulong odd = (prime - 1) >> twos;
        ulong form = arithmetic.ToForm(value);
        // root^2 = a error, and the order of error divides 2^(twos - 1).
        ulong half = arithmetic.Power(form, odd / 2);
        ulong root = arithmetic.Multiply(half, form);
        ulong error = arithmetic.Multiply(root, half);
        if (error != arithmetic.One)
        {
            ulong nonResidue = 2;
            while (JacobiSymbol.Of(nonResidue, prime) != -1) nonResidue++;
            ulong generator = arithmetic.Power(arithmetic.ToForm(nonResidue), odd);
            int exponent = twos;
            while (error != arithmetic.One)
            {
                int order = 0;
                for (ulong power = error; power != arithmetic.One; power = arithmetic.Multiply(power, power)) order++;
                for (int i = 0; i < exponent - order - 1; i++) generator = arithmetic.Multiply(generator, generator);
                root = arithmetic.Multiply(root, generator);
                generator = arithmetic.Multiply(generator, generator);
                error = arithmetic.Multiply(error, generator);
                exponent = order;
            }
        }
        ulong result = arithmetic.FromForm(root);
        return Math.Min(result, prime - result);
    }

    /// <summary>The smaller r with r^2 = a mod p (the other is p - r) for a prime of any size, or null when a is not a square.</summary>
    /// <param name="value">a, any.</param>
    /// <param name="prime">p, a (probable) prime.</param>
    /// <exception cref="InputError">p is not prime.</exception>
    public static Integer? Find(Integer value, Integer prime)
    {
        if (prime.TryToUInt64(out ulong word)) return Find(Residue.Of(value, word), word) is ulong small ? small : null;
        if (!Primality.IsProbablePrime(prime)) throw new InputError($"modulus {prime} is not prime", expected: "expected a prime modulus");
        value = Integer.Mod(value, prime);
        if (value.IsZero) return value;
        if (JacobiSymbol.Of(value, prime) != 1) return null;
        int twos = (int)(prime - 1).TrailingZeroCount;
        Integer odd = (prime - 1) >> twos;
        Integer half = Integer.ModPow(value, odd >> 1, prime);
        Integer root = half * value % prime, error = root * half % prime;
        if (!error.IsOne)
        {
            Integer nonResidue = 2;
            while (JacobiSymbol.Of(nonResidue, prime) != -1) nonResidue++;
            Integer generator = Integer.ModPow(nonResidue, odd, prime);
            int exponent = twos;
            while (!error.IsOne)
            {
                int order = 0;
                for (Integer power = error; !power.IsOne; power = Integer.Square(power) % prime) order++;
                for (int i = 0; i < exponent - order - 1; i++) generator = Integer.Square(generator) % prime;
                root = root * generator % prime;
                generator = Integer.Square(generator) % prime;
                error = error * generator % prime;
                exponent = order;
            }
        }
        return Integer.Min(root, prime - root);
    }
}
