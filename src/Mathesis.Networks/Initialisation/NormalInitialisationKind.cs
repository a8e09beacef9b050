using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="NormalInitialisation"/> in JSON.</summary>
[Register<IRecordKind<Initialisation>>("normal")]
public sealed class NormalInitialisationKind : IRecordKind<Initialisation>
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.NormalInitialisation;
}
