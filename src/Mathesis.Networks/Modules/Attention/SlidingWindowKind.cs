using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="SlidingWindow"/> in JSON.</summary>
[Register<IRecordKind<AttentionMask>>("sliding-window")]
public sealed class SlidingWindowKind : IRecordKind<AttentionMask>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.SlidingWindow;
}
