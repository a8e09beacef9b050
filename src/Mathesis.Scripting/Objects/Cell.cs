namespace Mathesis.Scripting;

/// <summary>A variable that an inner function shares.</summary>
internal sealed class Cell
{
    public object? Value;
}
