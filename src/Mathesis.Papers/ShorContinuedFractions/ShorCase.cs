using Mathesis.Exact;

namespace Mathesis.Papers;

/// <summary>A number of the table with its base.</summary>
/// <param name="Modulus">n.</param>
/// <param name="Value">a.</param>
internal sealed record ShorCase(ulong Modulus, ulong Value)
{
    /// <summary>Numbers of growing size; the last two are for the paper's scale.</summary>
    private static readonly ShorCase[] all =
    [
        new(15, 7), new(21, 2), new(33, 5), new(91, 3), new(187, 2), new(323, 2), new(667, 2), new(1007, 2), new(2021, 2), new(4087, 2),
    ];

    /// <summary>The register of the theory.</summary>
    public OrderRegister Register => OrderRegister.For(Modulus);

    /// <summary>Those whose registers have at most that many qubits.</summary>
    public static IReadOnlyList<ShorCase> UpTo(int bits) => [.. all.Where(test => test.Register.Bits <= bits)];
}
