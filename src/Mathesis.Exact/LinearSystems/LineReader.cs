using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Reads a text file line by line and refuses what is no text; it knows where it is, for errors.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>The most characters of a line: no matrix row needs more, and a file without line ends shall not fill the memory.</summary>
    private const int LongestLine = 1 << 28;

    private readonly TextReader reader;
    private readonly char[] buffer = new char[1 << 16];
    private readonly StringBuilder pending = new();
    private int start;
    private int end;

    /// <summary>Reads from a stream of UTF-8.</summary>
    /// <param name="stream">The file; closed with the reader.</param>
    /// <param name="name">What errors call the file.</param>
    public LineReader(Stream stream, string name)
        : this(new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true), name)
    {
    }

    /// <summary>Reads from any text.</summary>
    public LineReader(TextReader reader, string name)
    {
        this.reader = reader;
        Name = name;
    }

    /// <summary>What errors call the file.</summary>
    public string Name { get; }

    /// <summary>The number of the line that was read last, from 1; 0 before the first.</summary>
    public int Line { get; private set; }

    /// <summary>The next line without its end, or null after the last.</summary>
    /// <exception cref="InputError">The file is not text, or a line is too long.</exception>
    public string? Read()
    {
        pending.Clear();
        while (true)
        {
            if (start == end && !Fill())
            {
                if (pending.Length == 0) return null;
                Line++;
                return Checked(pending.ToString());
            }
            ReadOnlySpan<char> rest = buffer.AsSpan(start, end - start);
            int length = rest.IndexOf('\n');
            if (length >= 0)
            {
                start += length + 1;
                Line++;
                if (pending.Length == 0) return Checked(rest[..length].ToString());
                pending.Append(rest[..length]);
                return Checked(pending.ToString());
            }
            if (pending.Length + rest.Length > LongestLine)
                throw new InputError("the line is too long", $"{Name}:{Line + 1}", $"expected at most {LongestLine} characters");
            pending.Append(rest);
            start = end;
        }
    }

    /// <summary>The next line that holds more than blanks and is no comment, or null after the last.</summary>
    /// <param name="comment">The character that begins a comment line.</param>
    public string? ReadContent(char comment)
    {
        while (Read() is { } line)
        {
            ReadOnlySpan<char> text = line.AsSpan().TrimStart();
            if (!text.IsEmpty && text[0] != comment) return line;
        }
        return null;
    }

    /// <summary>The error for something on the line that was read last.</summary>
    public InputError Error(string what, string? expected = null) => new(what, $"{Name}:{Math.Max(Line, 1)}", expected);

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private bool Fill()
    {
        try
        {
            start = 0;
            end = reader.Read(buffer, 0, buffer.Length);
            return end > 0;
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputError("the file is not text (it is no UTF-8)", $"{Name}:{Line + 1}", "expected equations or a matrix as text", exception);
        }
    }

    private string Checked(string line)
    {
        if (line.EndsWith('\r')) line = line[..^1];
        foreach (char c in line)
            if (c < ' ' && c is not ('\t' or '\f')) throw Error($"the file is not text (it holds the control character {(int)c})", "expected equations or a matrix as text");
        return line;
    }
}
