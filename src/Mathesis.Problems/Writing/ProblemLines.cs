using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>
/// Writes problems as JSON lines: <c>id, family, version, split, statement, answer, type, difficulty, seed, index</c>. One
/// instance a thread; it uses its buffers again.
/// </summary>
/// <param name="source">Where the problems come from.</param>
public sealed class ProblemLines(ProblemSource source)
{
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly RandomStream random = source.OpenStream();
    private readonly ProblemDraft draft = new() { WantsParameters = false };
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 16);
    private readonly byte[] difficulty = Difficulty(source.Settings);
    private Utf8JsonWriter? writer;
    private char[] text = new char[1024];

    /// <summary>The lines of the problems from one index to before another, as UTF-8, each ended by a line feed.</summary>
    /// <returns>A view of this instance's buffer, valid until the next call.</returns>
    public ReadOnlySpan<byte> Write(ulong from, ulong to)
    {
        buffer.ResetWrittenCount();
        writer ??= new Utf8JsonWriter(buffer, options);
        for (ulong index = from; index < to; index++)
        {
            source.Draft(index, random, draft);
            writer.Reset();
            writer.WriteStartObject();
            writer.WriteString("id"u8, source.IdOf(index));
            writer.WriteString("family"u8, source.Family.Name);
            writer.WriteNumber("version"u8, source.Family.Version);
            writer.WriteString("split"u8, source.Split);
            writer.WriteString("statement"u8, Text(draft.Statement));
            writer.WriteString("answer"u8, Text(draft.Gold));
            writer.WriteString("type"u8, source.Maker.Answer.Type);
            writer.WritePropertyName("difficulty"u8);
            writer.WriteRawValue(difficulty, skipInputValidation: true);
            writer.WriteNumber("seed"u8, source.Seed);
            writer.WriteNumber("index"u8, index);
            writer.WriteEndObject();
            writer.Flush();
            buffer.Write("\n"u8);
        }
        return buffer.WrittenSpan;
    }

    private ReadOnlySpan<char> Text(StringBuilder builder)
    {
        if (text.Length < builder.Length) text = new char[2 * builder.Length];
        builder.CopyTo(0, text, builder.Length);
        return text.AsSpan(0, builder.Length);
    }

    private static byte[] Difficulty(IReadOnlyDictionary<string, string> settings)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            foreach ((string name, string value) in settings) json.WriteString(name, value);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }
}
