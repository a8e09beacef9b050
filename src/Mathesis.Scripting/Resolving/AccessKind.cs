namespace Mathesis.Scripting;

/// <summary>The kinds of places of a name.</summary>
internal enum AccessKind
{
    /// <summary>A slot of the frame.</summary>
    Local,

    /// <summary>A cell in a slot of the frame.</summary>
    Cell,

    /// <summary>A slot of the script.</summary>
    Global,

    /// <summary>The names of a class's body, then a global slot.</summary>
    ClassName,

    /// <summary>The names of a class's body, then a cell.</summary>
    ClassCell,
}
