using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="Residual"/> in JSON.</summary>
[Register<IModuleKind>("residual")]
public sealed class ResidualKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.Residual;
}
