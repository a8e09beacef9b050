using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="RelativeBias"/> in JSON.</summary>
[Register<IRecordKind<PositionScheme>>("relative-bias")]
public sealed class RelativeBiasKind : IRecordKind<PositionScheme>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.RelativeBias;
}
