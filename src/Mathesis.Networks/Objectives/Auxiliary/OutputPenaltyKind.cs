using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="OutputPenalty"/> in JSON.</summary>
[Register<IRecordKind<AuxiliaryLoss>>("output-penalty")]
public sealed class OutputPenaltyKind : IRecordKind<AuxiliaryLoss>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.OutputPenalty;
}
