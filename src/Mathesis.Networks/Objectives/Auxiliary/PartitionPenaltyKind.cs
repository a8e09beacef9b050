using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="PartitionPenalty"/> in JSON.</summary>
[Register<IRecordKind<AuxiliaryLoss>>("partition-penalty")]
public sealed class PartitionPenaltyKind : IRecordKind<AuxiliaryLoss>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.PartitionPenalty;
}
