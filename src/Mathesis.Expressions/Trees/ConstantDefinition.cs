using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>A constant that expressions may name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="ToBall">A ball that contains it, for a precision in bits.</param>
public sealed record ConstantDefinition(string Name, string Description, Func<int, Ball> ToBall)
{
    /// <summary>Every constant.</summary>
    public static IReadOnlyList<ConstantDefinition> All { get; } =
    [
        new("pi", "circumference over diameter of a circle", Constants.Pi),
        new("e", "base of the natural logarithm", Constants.E),
        new("phi", "golden ratio (1 + sqrt 5)/2", Constants.GoldenRatio),
        new("gamma", "Euler's constant", Constants.Gamma),
        new("catalan", "Catalan's constant", Constants.Catalan),
    ];

    /// <summary>The constant of a name, or null.</summary>
    public static ConstantDefinition? Find(string name) => name switch
    {
        "π" => All[0],
        "φ" => All[2],
        "γ" => All[3],
        _ => All.FirstOrDefault(constant => constant.Name == name),
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
