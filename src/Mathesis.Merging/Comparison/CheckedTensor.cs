using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>What a look at every element of a checkpoint finds.</summary>
/// <param name="Name">The tensor.</param>
/// <param name="Type">Its element type.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Norm">Its length; NaN for types that are not compared as numbers.</param>
/// <param name="Largest">The largest magnitude.</param>
/// <param name="NotFinite">How many elements are infinite or no number.</param>
/// <param name="Hash">XXH128 of its bytes.</param>
public sealed record CheckedTensor(
    string Name, SafetensorsType Type, System.Collections.Immutable.ImmutableArray<long> Shape, double Norm, double Largest, long NotFinite, string Hash);
