using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="BatchNorm"/> in JSON.</summary>
[Register<IModuleKind>("batch-norm")]
public sealed class BatchNormKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.BatchNorm;
}
