namespace Mathesis.Exact;

/// <summary>A prime with its exponent in a factorisation.</summary>
/// <param name="Prime">A prime.</param>
/// <param name="Exponent">At least 1.</param>
public readonly record struct PrimePower(ulong Prime, int Exponent)
{
    /// <summary>The power itself.</summary>
    public Integer Value => Integer.Pow(Prime, Exponent);

    /// <inheritdoc/>
    public override string ToString() => Exponent == 1 ? $"{Prime}" : $"{Prime}^{Exponent}";
}
