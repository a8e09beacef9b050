namespace Mathesis.Networks;

/// <summary>Adds a learned vector for each position to the residual stream: <c>pos_embed.W_pos</c> [context, width].</summary>
public sealed record LearnedPositions() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    internal const string ParameterName = "pos_embed.W_pos";

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) =>
        [new(ParameterName, ParameterRole.Weight, place.Network.Context, place.Network.Width)];

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new LearnedPositionsLayer<T>(parameters[ParameterName]);
}
