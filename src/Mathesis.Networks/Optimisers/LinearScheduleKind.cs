using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="LinearSchedule"/> in JSON.</summary>
[Register<IRecordKind<LearningRateSchedule>>("linear")]
public sealed class LinearScheduleKind : IRecordKind<LearningRateSchedule>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.LinearSchedule;
}
