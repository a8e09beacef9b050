namespace Mathesis.Circuits;

/// <summary>What a part of a network does for its answers.</summary>
/// <param name="Name">The part: <c>block 0, head 1</c>.</param>
/// <param name="AccuracyWithout">The accuracy when the part writes its mean over the questions.</param>
/// <param name="Effect">The effect of patching it between two questions, along all paths: 1 turns the answer over; null where the network answers both alike.</param>
/// <param name="DirectEffect">The same along the direct path to the logits alone; null also without a residual stream.</param>
public sealed record NetworkPart(string Name, double AccuracyWithout, double? Effect, double? DirectEffect);
