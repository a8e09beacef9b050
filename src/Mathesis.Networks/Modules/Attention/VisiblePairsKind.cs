using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="VisiblePairs"/> in JSON.</summary>
[Register<IRecordKind<AttentionMask>>("visible-pairs")]
public sealed class VisiblePairsKind : IRecordKind<AttentionMask>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.VisiblePairs;
}
