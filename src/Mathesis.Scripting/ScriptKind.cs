namespace Mathesis.Scripting;

/// <summary>The kinds of values that scripts take and give.</summary>
public enum ScriptKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>True or False.</summary>
    Boolean,

    /// <summary>An integer of any size.</summary>
    Integer,

    /// <summary>A fraction.</summary>
    Rational,

    /// <summary>A float.</summary>
    Float,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A list.</summary>
    List,

    /// <summary>A tuple.</summary>
    Tuple,

    /// <summary>A set or frozen set.</summary>
    Set,

    /// <summary>A dictionary.</summary>
    Dictionary,

    /// <summary>Anything else: a function, an object of a class, an iterator. Only its text is known.</summary>
    Other,
}
