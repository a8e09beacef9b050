using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="TransformerBlock"/> in JSON.</summary>
[Register<IModuleKind>("block")]
public sealed class TransformerBlockKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.TransformerBlock;
}
