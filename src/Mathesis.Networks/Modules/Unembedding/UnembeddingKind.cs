using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="Unembedding"/> in JSON.</summary>
[Register<IModuleKind>("unembedding")]
public sealed class UnembeddingKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.Unembedding;
}
