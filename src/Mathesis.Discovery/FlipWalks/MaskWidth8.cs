namespace Mathesis.Discovery;

/// <summary>Masks of up to 512 rows.</summary>
internal readonly struct MaskWidth8 : IMaskWidth
{
    /// <inheritdoc/>
    public static int Words => 8;
}
