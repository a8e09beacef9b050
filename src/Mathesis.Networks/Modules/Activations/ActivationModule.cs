namespace Mathesis.Networks;

/// <summary>Applies a function to every number. Hook points <c>activation.i.hook_pre</c> and <c>activation.i.hook_post</c>.</summary>
public sealed record ActivationModule() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    /// <summary>The function.</summary>
    public required Activation Function { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) =>
        place.Require(Enum.IsDefined(Function), "function", (int)Function, "relu or another activation");

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) => [];

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) => new ActivationLayer<T>(Function, $"activation.{place.Number}");
}
