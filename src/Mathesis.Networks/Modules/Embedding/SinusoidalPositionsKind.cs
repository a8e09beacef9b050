using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="SinusoidalPositions"/> in JSON.</summary>
[Register<IModuleKind>("sinusoidal-positions")]
public sealed class SinusoidalPositionsKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.SinusoidalPositions;
}
