using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Names <see cref="TokenTables"/> in JSON.</summary>
[Register<IModuleKind>("token-tables")]
public sealed class TokenTablesKind : IModuleKind
{
    /// <inheritdoc/>
    public JsonTypeInfo Codec => SpecificationJson.Default.TokenTables;
}
