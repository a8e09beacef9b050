using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>What an interrupted call left of a file of problems.</summary>
internal static class WrittenProblems
{
    /// <summary>
    /// How many whole lines the file holds; what follows the last one is cut off, and the stream stands at its end. The first
    /// and the last line are made again and compared, so that another family, seed or difficulty is noticed.
    /// </summary>
    /// <exception cref="InputError">The lines are not of this source.</exception>
    public static ulong Count(FileStream stream, ProblemSource source, ulong most, string path)
    {
        ulong lines = 0;
        long end = 0, lastStart = 0, firstEnd = 0;
        var buffer = new byte[1 << 16];
        long position = 0;
        for (int read; lines < most && (read = stream.Read(buffer)) > 0; position += read)
        {
            ReadOnlySpan<byte> block = buffer.AsSpan(0, read);
            int offset = 0;
            for (int next; lines < most && (next = block[offset..].IndexOf((byte)'\n')) >= 0; offset += next + 1)
            {
                (lastStart, end) = (end, position + offset + next + 1);
                if (lines++ == 0) firstEnd = end;
            }
        }
        if (lines > 0)
        {
            var maker = new ProblemLines(source);
            if (!Holds(stream, 0, firstEnd, maker.Write(0, 1)) || !Holds(stream, lastStart, end, maker.Write(lines - 1, lines)))
                throw new InputError("an unfinished file of other problems is in the way", path, "delete it, or write to another file");
        }
        stream.SetLength(end);
        stream.Position = end;
        return lines;
    }

    private static bool Holds(FileStream stream, long start, long end, ReadOnlySpan<byte> expected)
    {
        if (end - start != expected.Length) return false;
        var line = new byte[expected.Length];
        stream.Position = start;
        stream.ReadExactly(line);
        return expected.SequenceEqual(line);
    }
}
