using System.Text.Json.Serialization.Metadata;

namespace Mathesis.Networks;

/// <summary>Names a kind of module in JSON. Registered by the name: <c>[Register&lt;IModuleKind&gt;("token-embedding")]</c>.</summary>
public interface IModuleKind
{
    /// <summary>How records of this kind are written and read; its type is the record's.</summary>
    JsonTypeInfo Codec { get; }
}
