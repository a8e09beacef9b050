using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Addition of residues: (a, b) to a + b modulo p, all p^2 ordered pairs.</summary>
[Register<IFiniteTaskFamily>("modular-addition")]
public sealed class ModularAddition : IFiniteTaskFamily
{
    /// <inheritdoc/>
    public string Name => "modular-addition";

    /// <inheritdoc/>
    public string Summary => "a + b modulo p";

    /// <inheritdoc/>
    public IReadOnlyList<TaskOption> Options => ModularOptions.Descriptions;

    /// <inheritdoc/>
    public FiniteTask Create(IReadOnlyDictionary<string, string> settings)
    {
        int modulus = ModularOptions.Bind(settings).Modulus;
        return ModularTable.Build(Name, modulus, (a, b) => (a + b) % modulus);
    }

    /// <inheritdoc/>
    public bool Verify(IReadOnlyDictionary<string, string> settings, ReadOnlySpan<int> inputs, int answer)
    {
        int modulus = ModularOptions.Bind(settings).Modulus;
        if (!ModularTable.AreResidues(modulus, inputs, answer)) return false;
        // Taking b away from the answer by counting down leads back to a.
        return (answer >= inputs[1] ? answer - inputs[1] : answer + modulus - inputs[1]) == inputs[0];
    }
}
