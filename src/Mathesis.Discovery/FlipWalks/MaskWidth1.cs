namespace Mathesis.Discovery;

/// <summary>Masks of up to 64 rows.</summary>
internal readonly struct MaskWidth1 : IMaskWidth
{
    /// <inheritdoc/>
    public static int Words => 1;
}
