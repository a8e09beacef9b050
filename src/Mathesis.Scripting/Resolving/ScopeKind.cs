namespace Mathesis.Scripting;

/// <summary>What a scope belongs to.</summary>
internal enum ScopeKind
{
    Module,
    Function,
    Class,

    /// <summary>A comprehension: its variables lie in the frame around it.</summary>
    Comprehension,
}
