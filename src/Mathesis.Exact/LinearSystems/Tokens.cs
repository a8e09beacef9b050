namespace Mathesis.Exact;

/// <summary>Splits a line at blanks.</summary>
internal static class Tokens
{
    /// <summary>Takes the next token off the front of a line; empty at its end.</summary>
    public static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        int length = 0;
        while (length < line.Length && !char.IsWhiteSpace(line[length])) length++;
        ReadOnlySpan<char> token = line[..length];
        line = line[length..];
        return token;
    }

    /// <summary>The number of tokens on a line.</summary>
    public static int Count(ReadOnlySpan<char> line)
    {
        int count = 0;
        while (!Next(ref line).IsEmpty) count++;
        return count;
    }
}
