using System.Text.Json.Serialization.Metadata;

namespace Mathesis.Networks;

/// <summary>
/// Names one record of an open set in JSON, such as a position scheme or an objective. Registered by the name:
/// <c>[Register&lt;IRecordKind&lt;PositionScheme&gt;&gt;("rotary")]</c>.
/// </summary>
/// <typeparam name="TBase">The abstract record that the set consists of.</typeparam>
public interface IRecordKind<TBase> where TBase : class
{
    /// <summary>How records of this kind are written and read; its type is the record's.</summary>
    JsonTypeInfo Codec { get; }
}
