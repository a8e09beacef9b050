using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="TokenEmbedding"/> in JSON.</summary>
[Register<IModuleKind>("token-embedding")]
public sealed class TokenEmbeddingKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.TokenEmbedding;
}
