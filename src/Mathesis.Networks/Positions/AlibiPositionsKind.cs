using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="AlibiPositions"/> in JSON.</summary>
[Register<IRecordKind<PositionScheme>>("alibi")]
public sealed class AlibiPositionsKind : IRecordKind<PositionScheme>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.AlibiPositions;
}
