using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>The options of the tasks on pairs of residues.</summary>
public sealed record ModularOptions : IOptions
{
    /// <summary>The largest modulus: its square is the number of questions, and all of them are held in memory.</summary>
    public const int LargestModulus = 2048;

    /// <summary>The number of residues, from 3 to <see cref="LargestModulus"/>.</summary>
    public int Modulus { get; init; } = 113;

    /// <summary>The options as people read them.</summary>
    public static IReadOnlyList<TaskOption> Descriptions { get; } =
        [new("modulus", "113", string.Create(CultureInfo.InvariantCulture, $"the number of residues, from 3 to {LargestModulus}"))];

    /// <summary>Reads settings.</summary>
    /// <exception cref="InputError">An unknown option, or a modulus that is no integer or out of range.</exception>
    public static ModularOptions Bind(IReadOnlyDictionary<string, string> settings) =>
        OptionsBinder.Bind(new ModularOptions(), settings, TaskOptionsJson.Default.ModularOptions);

    /// <inheritdoc/>
    public void Validate()
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"expected a modulus from 3 to {LargestModulus}");
        if (Modulus < 3) throw new InputError($"{Modulus} is too small", "modulus", range);
        if (Modulus > LargestModulus) throw new InputError($"{Modulus} is too large", "modulus", range);
    }
}
