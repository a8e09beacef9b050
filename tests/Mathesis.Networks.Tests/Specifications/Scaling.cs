using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

/// <summary>A module that this assembly adds to the open set: multiplies the residual stream.</summary>
public sealed record Scaling() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    public required double Factor { get; init; }

    public override void Validate(ModulePlace place)
    {
    }

    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) => [];

    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) => new ScalingLayer<T>(T.CreateChecked(Factor));

    private sealed class ScalingLayer<T>(T factor) : Layer<T> where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        public override IReadOnlyList<string> HookPoints => [];

        public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass) => Scale(input, pass);

        public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass) => Scale(outputGradient, pass);

        private Tensor<T> Scale(Tensor<T> value, Pass<T> pass)
        {
            Tensor<T> result = pass.New(value.Shape);
            for (int i = 0; i < value.Length; i++) result.Values[i] = factor * value.Values[i];
            return result;
        }
    }
}

public sealed class ScalingKind : IModuleKind
{
    public JsonTypeInfo Codec => ScalingJson.Default.Scaling;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Scaling))]
internal sealed partial class ScalingJson : JsonSerializerContext;
