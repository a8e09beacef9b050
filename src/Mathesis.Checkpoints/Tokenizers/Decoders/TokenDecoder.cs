using System.Text;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>How tokens become text again: each kind of decoder rewrites the list of tokens, whose concatenation is the text.</summary>
internal static class TokenDecoder
{
    /// <summary>The decoder of a JSON value; without one, tokens are joined by spaces.</summary>
    /// <exception cref="InputError">Its type is not supported, or a field does not fit.</exception>
    public static Func<List<string>, List<string>> Read(JsonReading? json)
    {
        if (json is not { } decoder) return static tokens => [string.Join(' ', tokens)];
        string type = decoder.Text("type");
        switch (type)
        {
            case "Sequence":
                Func<List<string>, List<string>>[] steps = [.. decoder.Required("decoders").Items().Select(item => Read(item))];
                return tokens => steps.Aggregate(tokens, static (current, step) => step(current));
            case "ByteLevel": return FromBytes;
            case "ByteFallback": return FromFallback;
            case "Fuse": return static tokens => [string.Concat(tokens)];
            case "Replace":
                Func<string, string> replace = Normalizers.Replacement(decoder);
                return tokens => [.. tokens.Select(replace)];
            case "Strip":
                string content = decoder.Text("content");
                (int start, int stop) = (decoder.Integer("start", 0), decoder.Integer("stop", 0));
                return tokens => [.. tokens.Select(token => Strip(token, content, start, stop))];
            case "Metaspace":
                string mark = decoder.Text("replacement");
                bool dropsFirst = MetaspacePreTokenizer.PrependScheme(decoder) != "never";
                return tokens => FromMarks(tokens, mark, dropsFirst);
            default:
                throw new InputError($"the decoder {type} is not supported", decoder.Where, "expected Sequence, ByteLevel, ByteFallback, Fuse, Replace, Strip or Metaspace");
        }
    }

    private static List<string> FromBytes(List<string> tokens)
    {
        var bytes = new List<byte>();
        foreach (string token in tokens) ByteAlphabet.Read(token, bytes);
        return [Encoding.UTF8.GetString([.. bytes])];
    }

    /// <summary>Runs of byte tokens become the text they spell; where they spell none, each byte becomes U+FFFD.</summary>
    private static List<string> FromFallback(List<string> tokens)
    {
        var decoded = new List<string>();
        var bytes = new List<byte>();
        foreach (string token in tokens)
        {
            if (ByteTokens.TryRead(token, out byte value))
            {
                bytes.Add(value);
                continue;
            }
            Flush();
            decoded.Add(token);
        }
        Flush();
        return decoded;

        void Flush()
        {
            if (bytes.Count == 0) return;
            try
            {
                decoded.Add(ByteTokens.StrictUtf8.GetString([.. bytes]));
            }
            catch (DecoderFallbackException)
            {
                decoded.AddRange(Enumerable.Repeat("\uFFFD", bytes.Count));
            }
            bytes.Clear();
        }
    }

    private static string Strip(string token, string content, int start, int stop)
    {
        for (; start > 0 && token.StartsWith(content, StringComparison.Ordinal); start--) token = token[content.Length..];
        for (; stop > 0 && token.EndsWith(content, StringComparison.Ordinal); stop--) token = token[..^content.Length];
        return token;
    }

    private static List<string> FromMarks(List<string> tokens, string mark, bool dropsFirst)
    {
        List<string> decoded = [.. tokens.Select(token => token.Replace(mark, " ", StringComparison.Ordinal))];
        if (dropsFirst && tokens.Count > 0) decoded[0] = tokens[0].Replace(mark, "", StringComparison.Ordinal);
        return decoded;
    }
}
