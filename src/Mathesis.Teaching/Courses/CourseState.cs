using System.Text.Json.Serialization;

namespace Mathesis.Teaching;

/// <summary>What a course remembers beside its trainer.</summary>
internal sealed record CourseState
{
    public long LastEvaluated { get; init; } = -1;
    public long? ReachedTarget { get; init; }
    public long? Reached99 { get; init; }
    public long? Fitted { get; init; }
}

[JsonSerializable(typeof(CourseState))]
internal sealed partial class CourseJson : JsonSerializerContext;
