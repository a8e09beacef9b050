namespace Mathesis.Discovery;

/// <summary>How many words a mask of rows has; a constant for the compiler.</summary>
internal interface IMaskWidth
{
    /// <summary>The words; a mask holds 64 rows in each.</summary>
    static abstract int Words { get; }
}
