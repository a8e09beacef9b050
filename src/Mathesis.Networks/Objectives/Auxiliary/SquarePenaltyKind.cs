using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="SquarePenalty"/> in JSON.</summary>
[Register<IRecordKind<AuxiliaryLoss>>("square-penalty")]
public sealed class SquarePenaltyKind : IRecordKind<AuxiliaryLoss>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.SquarePenalty;
}
