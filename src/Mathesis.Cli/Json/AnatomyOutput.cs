using Mathesis.Circuits;

namespace Mathesis.Cli;

/// <summary>What each depth and each part of a network does, as JSON.</summary>
internal sealed record AnatomyOutput(int Questions, IReadOnlyList<LensOutput> Lens, IReadOnlyList<NetworkPart> Parts)
{
    public static AnatomyOutput? Of(NetworkAnatomy? anatomy) =>
        anatomy is null ? null : new(anatomy.Questions, [.. anatomy.Lens.Select(entry => new LensOutput(entry.Point, entry.Accuracy))], anatomy.Parts);
}
