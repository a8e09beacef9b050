using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="Dropout"/> in JSON.</summary>
[Register<IModuleKind>("dropout")]
public sealed class DropoutKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.Dropout;
}
