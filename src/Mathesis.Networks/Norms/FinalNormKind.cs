using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="FinalNorm"/> in JSON.</summary>
[Register<IModuleKind>("final-norm")]
public sealed class FinalNormKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.FinalNorm;
}
