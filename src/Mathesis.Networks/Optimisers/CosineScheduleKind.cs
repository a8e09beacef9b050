using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="CosineSchedule"/> in JSON.</summary>
[Register<IRecordKind<LearningRateSchedule>>("cosine")]
public sealed class CosineScheduleKind : IRecordKind<LearningRateSchedule>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.CosineSchedule;
}
