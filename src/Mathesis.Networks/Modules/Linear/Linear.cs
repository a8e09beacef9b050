using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>A linear map of each position to another width: <c>linear.i.W</c> [width, outputs], <c>linear.i.b</c> [outputs].</summary>
public sealed record Linear() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    /// <summary>The width of the output, positive.</summary>
    public required int Outputs { get; init; }

    /// <summary>Whether there is no bias.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WithoutBias { get; init; }

    /// <inheritdoc/>
    public override int OutputWidth(ModulePlace place) => Outputs;

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) => place.Require(Outputs >= 1, "outputs", Outputs, "a positive number");

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place)
    {
        string prefix = $"linear.{place.Number}";
        yield return new($"{prefix}.W", ParameterRole.Weight, place.Width, Outputs);
        if (!WithoutBias) yield return new($"{prefix}.b", ParameterRole.Bias, Outputs) { FanIn = place.Width };
    }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters)
    {
        string prefix = $"linear.{place.Number}";
        return new LinearLayer<T>(parameters[$"{prefix}.W"], WithoutBias ? null : parameters[$"{prefix}.b"], $"{prefix}.hook_out");
    }
}
