namespace Mathesis.Core;

/// <summary>A named number.</summary>
/// <param name="Name">The metric, in lower case with spaces: <c>test loss</c>.</param>
/// <param name="Value">Its value; its unit belongs to the name's documentation.</param>
public readonly record struct Measurement(string Name, double Value);
