namespace Mathesis.Discovery;

/// <summary>A step of a program of additions: a new variable is <c>first + coefficient * second</c>.</summary>
/// <param name="First">A variable: an input, or one made before.</param>
/// <param name="Second">Another variable.</param>
/// <param name="Coefficient">What the second is multiplied by, not zero.</param>
public readonly record struct LinearStep(int First, int Second, Coefficient Coefficient);
