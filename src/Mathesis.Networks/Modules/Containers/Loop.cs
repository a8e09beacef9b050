using System.Collections.Immutable;

namespace Mathesis.Networks;

/// <summary>
/// Runs its modules several times over with the same weights (Dehghani et al. 2019; Giannou et al. 2023). The width that comes out is the
/// one that goes in. Hook points of turn t begin with <c>turn.t.</c>.
/// </summary>
public sealed record Loop() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    /// <summary>The modules, in order.</summary>
    public required ImmutableArray<ModuleSpecification> Modules { get; init; }

    /// <summary>How many times they run, positive.</summary>
    public required int Turns { get; init; }

    /// <summary>Whether what came into the loop is added before every turn but the first (input injection).</summary>
    public bool Injection { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<ModuleSpecification> Inner => Modules;

    /// <inheritdoc/>
    public override bool NeedsWholeBatch => Modules.Any(module => module.NeedsWholeBatch);

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
        place.Require(Turns >= 1, "turns", Turns, "a positive number");
        Container.Validate(Modules, place, loops: true, keepsWidth: true);
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) => Container.Parameters(Modules, place, loops: true);

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new LoopLayer<T>(Container.Build(Modules, place, loops: true, parameters), Turns, Injection);

    /// <inheritdoc/>
    public bool Equals(Loop? other) =>
        base.Equals(other) && Turns == other.Turns && Injection == other.Injection && Modules.AsSpan().SequenceEqual(other.Modules.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Turns, Injection, Modules.Length);
}
