using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Multiplication of residues: (a, b) to a b modulo p, all p^2 ordered pairs.</summary>
[Register<IFiniteTaskFamily>("modular-multiplication")]
public sealed class ModularMultiplication : IFiniteTaskFamily
{
    /// <inheritdoc/>
    public string Name => "modular-multiplication";

    /// <inheritdoc/>
    public string Summary => "a b modulo p";

    /// <inheritdoc/>
    public IReadOnlyList<TaskOption> Options => ModularOptions.Descriptions;

    /// <inheritdoc/>
    public FiniteTask Create(IReadOnlyDictionary<string, string> settings)
    {
        int modulus = ModularOptions.Bind(settings).Modulus;
        return ModularTable.Build(Name, modulus, (a, b) => (int)((long)a * b % modulus));
    }

    /// <inheritdoc/>
    public bool Verify(IReadOnlyDictionary<string, string> settings, ReadOnlySpan<int> inputs, int answer)
    {
        int modulus = ModularOptions.Bind(settings).Modulus;
        if (!ModularTable.AreResidues(modulus, inputs, answer)) return false;
        // Russian peasants: doublings of a, added where b has a bit, each reduced by one subtraction.
        return ByDoubling(modulus, inputs[0], inputs[1]) == answer;
    }

    private static int ByDoubling(int modulus, int a, int b)
    {
        int sum = 0;
        for (; b > 0; b >>= 1)
        {
            if ((b & 1) != 0) sum = Reduce(sum + a, modulus);
            a = Reduce(a + a, modulus);
        }
        return sum;
    }

    private static int Reduce(int value, int modulus) => value >= modulus ? value - modulus : value;
}
