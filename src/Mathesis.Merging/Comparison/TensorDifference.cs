namespace Mathesis.Merging;

/// <summary>How a tensor differs between two checkpoints. Lengths are Euclidean.</summary>
/// <param name="Name">The tensor.</param>
/// <param name="First">The first one's length.</param>
/// <param name="Second">The second one's length.</param>
/// <param name="Difference">The length of the difference.</param>
/// <param name="Cosine">The cosine between the two; between their differences from the base when there is one.</param>
/// <param name="Largest">The largest magnitude of an element's difference.</param>
/// <param name="Changed">The part of the elements that differ.</param>
/// <param name="Conflicts">The part of the elements whose signs conflict; with a base, of those that both changed.</param>
public sealed record TensorDifference(
    string Name, double First, double Second, double Difference, double Cosine, double Largest, double Changed, double Conflicts);
