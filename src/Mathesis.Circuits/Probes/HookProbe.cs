namespace Mathesis.Circuits;

/// <summary>What linear probes read at one hook point, at the last position.</summary>
/// <param name="Point">The hook point.</param>
/// <param name="Width">Features there.</param>
/// <param name="Inputs">The accuracy of reading each input symbol, in the order of the inputs.</param>
/// <param name="Answer">The accuracy of reading the answer.</param>
/// <param name="Waves">The shares of variance explained of cos and sin of w_k (a + b), the best frequencies first; empty where sums make no sense.</param>
public sealed record HookProbe(
    string Point, int Width, IReadOnlyList<double> Inputs, double Answer, IReadOnlyList<(int Frequency, double Explained)> Waves);
