using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="ConstantSchedule"/> in JSON.</summary>
[Register<IRecordKind<LearningRateSchedule>>("constant")]
public sealed class ConstantScheduleKind : IRecordKind<LearningRateSchedule>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.ConstantSchedule;
}
