namespace Mathesis.Scripting;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    Name,
    Keyword,
    Number,
    Text,
    FormatText,
    Operator,
    NewLine,
    Indent,
    Dedent,
    End,
}
