namespace Mathesis.Scripting;

/// <summary>What a comprehension makes.</summary>
internal enum ComprehensionKind
{
    List,
    Set,
    Dictionary,
    Generator,
}
