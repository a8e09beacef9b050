using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="TransformerInitialisation"/> in JSON.</summary>
[Register<IRecordKind<Initialisation>>("transformer")]
public sealed class TransformerInitialisationKind : IRecordKind<Initialisation>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.TransformerInitialisation;
}
