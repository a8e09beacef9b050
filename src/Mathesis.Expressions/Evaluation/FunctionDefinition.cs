using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>A function that expressions may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Usage">How it is written, with its arguments.</param>
/// <param name="FewestArguments">The fewest arguments it takes.</param>
/// <param name="MostArguments">The most arguments it takes.</param>
public sealed record FunctionDefinition(string Name, string Usage, int FewestArguments, int MostArguments)
{
    /// <summary>The exact value at rational arguments, or null where the value is not known to be rational. Null for a function that never has one.</summary>
    /// <remarks>Throws <see cref="Core.InputError"/> where the function is not defined.</remarks>
    public Func<IReadOnlyList<Rational>, Rational?>? AtRationals { get; init; }

    /// <summary>A ball with every value on points of the arguments; null for a function of rational numbers only.</summary>
    public Func<IReadOnlyList<Ball>, int, Ball>? AtBalls { get; init; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Every function.</summary>
    public static IReadOnlyList<FunctionDefinition> All => FunctionTable.All;

    /// <summary>Every name of every function.</summary>
    public static IEnumerable<string> Names => All.SelectMany(function => function.OtherNames.Prepend(function.Name));

    /// <summary>n!.</summary>
    public static FunctionDefinition Factorial { get; } = Find("factorial")!;

    /// <summary>The function of a name, or null.</summary>
    public static FunctionDefinition? Find(string name) => FunctionTable.ByName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
