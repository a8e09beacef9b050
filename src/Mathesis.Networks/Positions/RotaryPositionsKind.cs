using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="RotaryPositions"/> in JSON.</summary>
[Register<IRecordKind<PositionScheme>>("rotary")]
public sealed class RotaryPositionsKind : IRecordKind<PositionScheme>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.RotaryPositions;
}
