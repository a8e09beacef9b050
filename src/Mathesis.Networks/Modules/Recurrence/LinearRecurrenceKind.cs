using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="LinearRecurrence"/> in JSON.</summary>
[Register<IModuleKind>("linear-recurrence")]
public sealed class LinearRecurrenceKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.LinearRecurrence;
}
