namespace Mathesis.Scripting;

/// <summary>Walks over a part of a source text and keeps count of lines and columns.</summary>
internal sealed class SourceReader(string source, int start, int end, Position position)
{
    private int line = position.Line;
    private int column = position.Column;

    public string Source => source;

    public int Offset { get; private set; } = start;

    public int End => end;

    public bool IsAtEnd => Offset >= end;

    public char Current => Offset < end ? source[Offset] : '\0';

    public Position Position => new(line, column);

    public char Peek(int ahead = 1) => Offset + ahead < end ? source[Offset + ahead] : '\0';

    public bool StartsWith(string text) => string.CompareOrdinal(source, Offset, text, 0, text.Length) == 0 && Offset + text.Length <= end;

    public char Next()
    {
        char c = source[Offset++];
        if (c == '\n') (line, column) = (line + 1, 1);
        else column++;
        return c;
    }

    public void Skip(int count)
    {
        for (int i = 0; i < count; i++) Next();
    }

    public ScriptError Error(string text) => Error(text, Position);

    public static ScriptError Error(string text, Position position) => new("SyntaxError", text, position.Line, position.Column);
}
