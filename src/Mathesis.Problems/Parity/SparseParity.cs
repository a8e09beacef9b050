using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Sparse parity: whether the first k of n bits have an odd number of ones. All 2^n questions, the first bit fastest.</summary>
[Register<IFiniteTaskFamily>("sparse-parity")]
public sealed class SparseParity : IFiniteTaskFamily
{
    /// <inheritdoc/>
    public string Name => "sparse-parity";

    /// <inheritdoc/>
    public string Summary => "the parity of the first k of n bits";

    /// <inheritdoc/>
    public IReadOnlyList<TaskOption> Options { get; } =
        [new("bits", "10", "how many bits a question has, from 1 to 16"), new("relevant", "4", "how many of them count, the first ones")];

    /// <inheritdoc/>
    public FiniteTask Create(IReadOnlyDictionary<string, string> settings)
    {
        ParityOptions options = Bind(settings);
        int count = 1 << options.Bits;
        var inputs = new int[count * options.Bits];
        var answers = new int[count];
        for (int question = 0; question < count; question++)
        {
            for (int bit = 0; bit < options.Bits; bit++)
            {
                int value = question >> bit & 1;
                inputs[question * options.Bits + bit] = value;
                if (bit < options.Relevant) answers[question] ^= value;
            }
        }
        string name = string.Create(CultureInfo.InvariantCulture, $"{Name} {options.Bits} {options.Relevant}");
        return new FiniteTask(name, ["0", "1"], ["0", "1"], options.Bits, inputs, answers);
    }

    /// <inheritdoc/>
    public bool Verify(IReadOnlyDictionary<string, string> settings, ReadOnlySpan<int> inputs, int answer)
    {
        ParityOptions options = Bind(settings);
        if (inputs.Length != options.Bits) throw new ArgumentException($"a question has {options.Bits} inputs, not {inputs.Length}", nameof(inputs));
        // The product of signs instead of the sum of bits.
        int sign = answer == 0 ? 1 : answer == 1 ? -1 : 0;
        foreach (int bit in inputs[..options.Relevant]) sign *= bit == 0 ? 1 : -1;
        return sign == 1;
    }

    private static ParityOptions Bind(IReadOnlyDictionary<string, string> settings) =>
        OptionsBinder.Bind(settings.ContainsKey("relevant") || !settings.TryGetValue("bits", out string? bits) || !int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? new ParityOptions()
            : new ParityOptions { Relevant = Math.Clamp(count, 1, 4) }, settings, TaskOptionsJson.Default.ParityOptions);
}
