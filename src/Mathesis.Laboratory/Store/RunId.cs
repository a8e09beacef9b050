using System.Globalization;
using System.Security.Cryptography;

namespace Mathesis.Laboratory;

/// <summary>Makes run identities: short, readable, sorted by time.</summary>
internal static class RunId
{
    /// <summary>Without letters and digits that are easily confused.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>An identity such as <c>261123-2031-k7f</c>. Identities are names, never results, so their tail may be truly random.</summary>
    public static string Create(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyMMdd-HHmm-", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetString(Alphabet, 3);

    /// <summary>The random tail of an identity.</summary>
    public static string Tail(string id) => id[(id.LastIndexOf('-') + 1)..];
}
