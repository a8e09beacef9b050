using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="FanInitialisation"/> in JSON.</summary>
[Register<IRecordKind<Initialisation>>("uniform-by-fan")]
public sealed class FanInitialisationKind : IRecordKind<Initialisation>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.FanInitialisation;
}
