using System.Text;

namespace Mathesis.Checkpoints;

/// <summary>
/// A printable character for each byte, so that a vocabulary of byte strings is one of texts (Radford et al. 2019, the code of
/// GPT-2): printable Latin-1 stands for itself, the other 68 bytes are U+0100 and on, in order; a space is <c>Ġ</c>.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] characters = MakeCharacters();
    private static readonly Dictionary<char, byte> bytes = characters.Select((character, index) => (character, index)).ToDictionary(pair => pair.character, pair => (byte)pair.index);

    /// <summary>The UTF-8 bytes of a text, each as its character.</summary>
    public static string Write(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return string.Create(utf8.Length, utf8, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = characters[source[i]];
        });
    }

    /// <summary>Adds the bytes that a token stands for; a token with other characters stands for its own UTF-8.</summary>
    public static void Read(string token, List<byte> destination)
    {
        int start = destination.Count;
        foreach (char character in token)
        {
            if (bytes.TryGetValue(character, out byte value))
            {
                destination.Add(value);
                continue;
            }
            destination.RemoveRange(start, destination.Count - start);
            destination.AddRange(Encoding.UTF8.GetBytes(token));
            return;
        }
    }

    private static char[] MakeCharacters()
    {
        char[] made = new char[256];
        int next = 256;
        for (int value = 0; value < made.Length; value++)
        {
            bool isPrintable = value is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE and <= 0xFF;
            made[value] = (char)(isPrintable ? value : next++);
        }
        return made;
    }
}
