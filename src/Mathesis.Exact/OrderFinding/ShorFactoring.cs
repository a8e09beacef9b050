using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Shor's factoring algorithm with the quantum part simulated: measurements are drawn from their exact distribution, which needs the order, and
/// the classical part works from the measured value alone.
/// </summary>
/// <remarks>Shor, "Polynomial-time algorithms for prime factorization and discrete logarithms on a quantum computer" (1997).</remarks>
public static class ShorFactoring
{
    /// <summary>Attempts with fresh random bases until a factor is found.</summary>
    /// <param name="register">The register with n, odd, composite and no prime power.</param>
    /// <param name="random">Bases and measurements.</param>
    /// <param name="mostAttempts">After so many attempts the search ends.</param>
    /// <returns>The attempts; the last one has a factor unless all failed.</returns>
    /// <exception cref="InputError">n is not of this kind; the message has the factor that is evident.</exception>
    public static IReadOnlyList<ShorAttempt> Run(OrderRegister register, RandomStream random, int mostAttempts = 1000)
    {
        ulong n = register.Modulus;
        CheckModulus(n);
        var attempts = new List<ShorAttempt>();
        while (attempts.Count < mostAttempts && (attempts.Count == 0 || attempts[^1].Factor == 0))
            attempts.Add(Attempt(register, 2 + random.NextBelow(n - 3), random));
        return attempts;
    }

    /// <summary>One attempt with a base.</summary>
    /// <param name="register">The register.</param>
    /// <param name="value">a, from 2 to n - 2.</param>
    /// <param name="random">The measurement.</param>
    public static ShorAttempt Attempt(OrderRegister register, ulong value, RandomStream random)
    {
        ulong shared = GreatestCommonDivisor.Of(value, register.Modulus);
        if (shared != 1) return new ShorAttempt(value, null, ShorOutcome.SharedFactor, shared);
        // Only the simulation of the measurement knows the order.
        var distribution = new OrderDistribution(register, (ulong)MultiplicativeOrder.Of(value, register.Modulus));
        return ShorAttempt.Conclude(OrderMeasurement.Of(register, value, distribution.Sample(random)));
    }

    /// <summary>Whether the method is for that number: odd, composite, no prime power.</summary>
    public static bool IsSuitable(ulong modulus) => modulus % 2 != 0 && modulus > 1 && Factorization.Of(modulus).Factors.Count > 1;

    /// <summary>Refuses what the method is not for.</summary>
    /// <exception cref="InputError">The number is even, prime or a power of a prime.</exception>
    public static void CheckModulus(ulong modulus)
    {
        const string Expected = "expected an odd number with two different prime factors, such as 15";
        if (modulus < 3) throw new InputError($"{modulus} is too small to be factored", expected: Expected);
        if (modulus % 2 == 0) throw new InputError($"{modulus} is even: it has the factor 2", expected: Expected);
        var factors = Factorization.Of(modulus);
        if (factors.Factors.Count > 1) return;
        throw factors.Factors[0].Exponent == 1
            ? new InputError($"{modulus} is prime", expected: Expected)
            : new InputError($"{modulus} = {factors} is a power of a prime, which roots reveal", expected: Expected);
    }
}
