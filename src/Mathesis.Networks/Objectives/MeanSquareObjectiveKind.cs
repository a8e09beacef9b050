using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="MeanSquareObjective"/> in JSON.</summary>
[Register<IRecordKind<Objective>>("mean-square")]
public sealed class MeanSquareObjectiveKind : IRecordKind<Objective>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.MeanSquareObjective;
}
