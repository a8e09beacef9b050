using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="LearnedPositions"/> in JSON.</summary>
[Register<IModuleKind>("learned-positions")]
public sealed class LearnedPositionsKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.LearnedPositions;
}
