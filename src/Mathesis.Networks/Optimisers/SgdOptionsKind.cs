using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="SgdOptions"/> in JSON.</summary>
[Register<IRecordKind<OptimiserOptions>>("sgd")]
public sealed class SgdOptionsKind : IRecordKind<OptimiserOptions>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.SgdOptions;
}
