namespace Mathesis.Scripting;

/// <summary>A script is wrong: its text cannot be read, or an exception left it that nothing in it caught.</summary>
public sealed class ScriptError : Exception
{
    /// <summary>Describes an error of a script.</summary>
    /// <param name="kind">Python's name of the error: <c>SyntaxError</c>, <c>ZeroDivisionError</c>, or a class of the script.</param>
    /// <param name="text">What went wrong, as Python's <c>str(error)</c>.</param>
    /// <param name="line">The line, from 1; 0 where none is known.</param>
    /// <param name="column">The column, from 1; 0 where only the line is known.</param>
    /// <param name="cause">The exception that revealed it, if any.</param>
    public ScriptError(string kind, string text, int line, int column, Exception? cause = null)
        : base(Compose(kind, text, line, column), cause)
    {
        Kind = kind;
        Text = text;
        Line = line;
        Column = column;
    }

    /// <summary>Python's name of the error.</summary>
    public string Kind { get; }

    /// <summary>What went wrong, without name and place.</summary>
    public string Text { get; }

    /// <summary>The line, from 1; 0 where none is known.</summary>
    public int Line { get; }

    /// <summary>The column, from 1; 0 where only the line is known.</summary>
    public int Column { get; }

    private static string Compose(string kind, string text, int line, int column)
    {
        string place = line == 0 ? "" : column == 0 ? FormattableString.Invariant($"line {line}: ") : FormattableString.Invariant($"line {line}, column {column}: ");
        return (place + (text.Length == 0 ? kind : $"{kind}: {text}")).ReplaceLineEndings(" ");
    }
}
