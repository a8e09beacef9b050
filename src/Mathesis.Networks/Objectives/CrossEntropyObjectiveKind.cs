using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="CrossEntropyObjective"/> in JSON.</summary>
[Register<IRecordKind<Objective>>("cross-entropy")]
public sealed class CrossEntropyObjectiveKind : IRecordKind<Objective>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.CrossEntropyObjective;
}
