using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>
/// Division of residues modulo a prime: (a, b) to the c with b c = a modulo p, all p (p - 1) ordered pairs with b at least 1.
/// </summary>
[Register<IFiniteTaskFamily>("modular-division")]
public sealed class ModularDivision : IFiniteTaskFamily
{
    /// <inheritdoc/>
    public string Name => "modular-division";

    /// <inheritdoc/>
    public string Summary => "a / b modulo a prime p, b not 0";

    /// <inheritdoc/>
    public IReadOnlyList<TaskOption> Options => ModularOptions.Descriptions;

    /// <inheritdoc/>
    public FiniteTask Create(IReadOnlyDictionary<string, string> settings)
    {
        int modulus = BindPrime(settings);
        // Inverses from smaller ones: p = q b + r gives 1/b = -q / r modulo p.
        var inverses = new int[modulus];
        inverses[1] = 1;
        for (int b = 2; b < modulus; b++)
            inverses[b] = (int)((long)(modulus - modulus / b) * inverses[modulus % b] % modulus);
        return ModularTable.Build(Name, modulus, (a, b) => (int)((long)a * inverses[b] % modulus), smallestSecond: 1);
    }

    /// <inheritdoc/>
    public bool Verify(IReadOnlyDictionary<string, string> settings, ReadOnlySpan<int> inputs, int answer)
    {
        int modulus = BindPrime(settings);
        if (!ModularTable.AreResidues(modulus, inputs, answer)) return false;
        // The answer times b is a again.
        return inputs[1] != 0 && ((long)answer * inputs[1] - inputs[0]) % modulus == 0;
    }

    private static int BindPrime(IReadOnlyDictionary<string, string> settings)
    {
        int modulus = ModularOptions.Bind(settings).Modulus;
        for (int divisor = 2; divisor * divisor <= modulus; divisor++)
        {
            if (modulus % divisor == 0)
                throw new InputError($"{modulus} is not prime, it is divisible by {divisor}", "modulus", "division needs a prime modulus");
        }
        return modulus;
    }
}
