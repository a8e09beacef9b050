namespace Mathesis.Exact;

/// <summary>A prime with its exponent in a factorisation.</summary>
/// <param name="Prime">A prime.</param>
/// <param name="Exponent">At least 1.</param>
public readonly record struct PrimePower(Integer Prime, int Exponent)
{
    /// <summary>The power itself.</summary>
    public Integer Value => Exponent == 1 ? Prime : Integer.Pow(Prime, Exponent);

    /// <inheritdoc/>
    public override string ToString() => Exponent == 1 ? $"{Prime}" : $"{Prime}^{Exponent}";
}
