namespace Mathesis.Scripting;

/// <summary>What an instruction of a compiled regular expression does.</summary>
internal enum PatternOperation
{
    One,

    /// <summary>Goes to A; if that fails, to B.</summary>
    Split,
    Jump,

    /// <summary>Keeps the place in slot A.</summary>
    Save,

    /// <summary>Fails if nothing was matched since slot A.</summary>
    Moved,
    Back,
    Look,
    Place,
    Match,
}
