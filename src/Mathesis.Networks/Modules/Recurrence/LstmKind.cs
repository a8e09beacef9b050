using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="Lstm"/> in JSON.</summary>
[Register<IModuleKind>("lstm")]
public sealed class LstmKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.Lstm;
}
