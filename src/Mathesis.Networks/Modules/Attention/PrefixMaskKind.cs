using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="PrefixMask"/> in JSON.</summary>
[Register<IRecordKind<AttentionMask>>("prefix")]
public sealed class PrefixMaskKind : IRecordKind<AttentionMask>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.PrefixMask;
}
