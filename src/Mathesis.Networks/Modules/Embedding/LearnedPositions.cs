namespace Mathesis.Networks;

/// <summary>Adds a learned vector for each position id to the residual stream: <c>pos_embed.W_pos</c> [context, width].</summary>
public sealed record LearnedPositions() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    internal const string ParameterName = "pos_embed.W_pos";

    /// <summary>How many ids have a vector, where that is not the context: a format may give larger ids.</summary>
    public int? Ids { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) => place.Require(Ids is null or >= 1, "ids", Ids ?? 0, "a positive number");

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) =>
        [new(ParameterName, ParameterRole.Position, Ids ?? place.Network.Context, place.Width)];

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new LearnedPositionsLayer<T>(parameters[ParameterName]);
}
