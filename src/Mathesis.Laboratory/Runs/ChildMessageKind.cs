namespace Mathesis.Laboratory;

/// <summary>The kinds of <see cref="ChildMessage"/>.</summary>
internal enum ChildMessageKind
{
    Phase,
    Advance,
    Note,
    Failure,
}
