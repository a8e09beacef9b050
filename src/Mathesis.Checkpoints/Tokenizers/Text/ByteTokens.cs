using System.Globalization;
using System.Text;

namespace Mathesis.Checkpoints;

/// <summary>The tokens for single bytes in SentencePiece's vocabularies: <c>&lt;0x0A&gt;</c>.</summary>
internal static class ByteTokens
{
    /// <summary>UTF-8 that throws at bytes that spell nothing.</summary>
    public static UTF8Encoding StrictUtf8 { get; } = new(false, throwOnInvalidBytes: true);

    /// <summary>The token of a byte.</summary>
    public static string Write(byte value) => string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>");

    /// <summary>The byte of a token, where it is one of these.</summary>
    public static bool TryRead(string token, out byte value)
    {
        value = 0;
        return token.Length == 6 && token.StartsWith("<0x", StringComparison.Ordinal) && token[5] == '>'
            && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
