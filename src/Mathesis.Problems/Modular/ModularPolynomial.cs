using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>A quadratic form on residues: (a, b) to a^2 + a b + b^2 modulo p, all p^2 ordered pairs.</summary>
[Register<IFiniteTaskFamily>("modular-polynomial")]
public sealed class ModularPolynomial : IFiniteTaskFamily
{
    /// <inheritdoc/>
    public string Name => "modular-polynomial";

    /// <inheritdoc/>
    public string Summary => "a^2 + a b + b^2 modulo p";

    /// <inheritdoc/>
    public IReadOnlyList<TaskOption> Options => ModularOptions.Descriptions;

    /// <inheritdoc/>
    public FiniteTask Create(IReadOnlyDictionary<string, string> settings)
    {
        int modulus = ModularOptions.Bind(settings).Modulus;
        return ModularTable.Build(Name, modulus, (a, b) => (int)(((long)a * a + (long)a * b + (long)b * b) % modulus));
    }

    /// <inheritdoc/>
    public bool Verify(IReadOnlyDictionary<string, string> settings, ReadOnlySpan<int> inputs, int answer)
    {
        int modulus = ModularOptions.Bind(settings).Modulus;
        if (!ModularTable.AreResidues(modulus, inputs, answer)) return false;
        // 4 (a^2 + a b + b^2) = (2 a + b)^2 + 3 b^2.
        return ((2L * inputs[0] + inputs[1]) * (2L * inputs[0] + inputs[1]) + 3L * inputs[1] * inputs[1] - 4L * answer) % (4L * modulus) == 0;
    }
}
