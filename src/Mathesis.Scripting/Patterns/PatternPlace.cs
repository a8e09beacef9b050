namespace Mathesis.Scripting;

/// <summary>Places that match no character.</summary>
internal enum PatternPlace
{
    Start,
    LineStart,
    End,
    LineEnd,
    TextEnd,
    Word,
    NotWord,
}
