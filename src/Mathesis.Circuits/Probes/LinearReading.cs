namespace Mathesis.Circuits;

/// <summary>A linear read-out of activations: target = offset + (activations) directions.</summary>
/// <param name="Explained">The share of the targets' variance on judged rows that it explains, at most 1; negative when it misleads.</param>
/// <param name="Directions">[width, columns]: what each feature adds to each target.</param>
/// <param name="Offset">[columns].</param>
public sealed record LinearReading(double Explained, double[] Directions, double[] Offset);
