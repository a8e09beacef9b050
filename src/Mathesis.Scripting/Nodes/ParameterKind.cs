namespace Mathesis.Scripting;

/// <summary>How a parameter is bound.</summary>
internal enum ParameterKind
{
    PositionalOnly,
    Normal,
    KeywordOnly,
    Star,
    DoubleStar,
}
