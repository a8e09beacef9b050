using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mathesis.Laboratory;

/// <summary>Writes an enumeration's values in lower case, as people write them.</summary>
internal sealed class LowerCaseEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase)
    where TEnum : struct, Enum;
