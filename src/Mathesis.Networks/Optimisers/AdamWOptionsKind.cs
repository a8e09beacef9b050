using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="AdamWOptions"/> in JSON.</summary>
[Register<IRecordKind<OptimiserOptions>>("adamw")]
public sealed class AdamWOptionsKind : IRecordKind<OptimiserOptions>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.AdamWOptions;
}
