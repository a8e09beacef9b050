namespace Mathesis.Circuits;

/// <summary>A single neuron (u, v, w) of a network of squares, of norm 1, and the class-weighted margin it attains alone.</summary>
/// <param name="Margin">The expected class-weighted margin.</param>
/// <param name="First">u.</param>
/// <param name="Second">v.</param>
/// <param name="Output">w.</param>
public sealed record MarginNeuron(double Margin, double[] First, double[] Second, double[] Output);
