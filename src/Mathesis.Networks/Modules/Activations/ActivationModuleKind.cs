using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="ActivationModule"/> in JSON.</summary>
[Register<IModuleKind>("activation")]
public sealed class ActivationModuleKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.ActivationModule;
}
