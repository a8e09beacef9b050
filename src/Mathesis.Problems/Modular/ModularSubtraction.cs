using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Subtraction of residues: (a, b) to a - b modulo p, all p^2 ordered pairs.</summary>
[Register<IFiniteTaskFamily>("modular-subtraction")]
public sealed class ModularSubtraction : IFiniteTaskFamily
{
    /// <inheritdoc/>
    public string Name => "modular-subtraction";

    /// <inheritdoc/>
    public string Summary => "a - b modulo p";

    /// <inheritdoc/>
    public IReadOnlyList<TaskOption> Options => ModularOptions.Descriptions;

    /// <inheritdoc/>
    public FiniteTask Create(IReadOnlyDictionary<string, string> settings)
    {
        int modulus = ModularOptions.Bind(settings).Modulus;
        return ModularTable.Build(Name, modulus, (a, b) => (a - b + modulus) % modulus);
    }

    /// <inheritdoc/>
    public bool Verify(IReadOnlyDictionary<string, string> settings, ReadOnlySpan<int> inputs, int answer)
    {
        int modulus = ModularOptions.Bind(settings).Modulus;
        if (!ModularTable.AreResidues(modulus, inputs, answer)) return false;
        // The answer plus b is a, or a and one modulus.
        return answer + inputs[1] == inputs[0] || answer + inputs[1] == inputs[0] + modulus;
    }
}
