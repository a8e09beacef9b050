using System.Collections.Immutable;

namespace Mathesis.Networks;

/// <summary>
/// Adds what its modules make of the residual stream to it: x + f(x). Hook points <c>residual.i.hook_resid_pre</c> (x),
/// <c>residual.i.hook_out</c> (f(x)) and <c>residual.i.hook_resid_post</c>.
/// </summary>
public sealed record Residual() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    /// <summary>The modules, in order.</summary>
    public required ImmutableArray<ModuleSpecification> Modules { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<ModuleSpecification> Inner => Modules;

    /// <inheritdoc/>
    public override bool NeedsWholeBatch => Modules.Any(module => module.NeedsWholeBatch);

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) => Container.Validate(Modules, place, loops: false, keepsWidth: true);

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) => Container.Parameters(Modules, place, loops: false);

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new ResidualLayer<T>($"residual.{place.Number}", Container.Build(Modules, place, loops: false, parameters));

    /// <inheritdoc/>
    public bool Equals(Residual? other) => base.Equals(other) && Modules.AsSpan().SequenceEqual(other.Modules.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Modules.Length;
}
