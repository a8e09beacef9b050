using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="Linear"/> in JSON.</summary>
[Register<IModuleKind>("linear")]
public sealed class LinearKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.Linear;
}
