using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="Loop"/> in JSON.</summary>
[Register<IModuleKind>("loop")]
public sealed class LoopKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.Loop;
}
