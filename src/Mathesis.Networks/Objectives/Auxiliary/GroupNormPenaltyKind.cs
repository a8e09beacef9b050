using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="GroupNormPenalty"/> in JSON.</summary>
[Register<IRecordKind<AuxiliaryLoss>>("group-norm-penalty")]
public sealed class GroupNormPenaltyKind : IRecordKind<AuxiliaryLoss>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.GroupNormPenalty;
}
