using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Mathesis.Laboratory;

/// <summary>What the journal holds of a run: of an experiment (a root), or of one arm of it (a child).</summary>
public sealed record RunRecord
{
    /// <summary>The run's identity: <c>261123-2031-k7f</c>, its time of creation (UTC) and three random characters.</summary>
    public required string Id { get; init; }

    /// <summary>The run that this arm belongs to; null for a root.</summary>
    public string? ParentId { get; init; }

    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The arm's name; null for a root.</summary>
    public string? Arm { get; init; }

    /// <summary>The arm's label within its replicate; null for a root.</summary>
    public string? Label { get; init; }

    /// <summary>The seed; of a root, the first replicate's.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The scale.</summary>
    public required Scale Scale { get; init; }

    /// <summary>How many replicates a root has; 1 for an arm.</summary>
    public required int Replicates { get; init; }

    /// <summary>The completed settings.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>Where the run stands.</summary>
    public required RunState State { get; init; }

    /// <summary>When it was journalled.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it finished or failed; null before.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Seconds of execution so far, over all resumptions that ended in order.</summary>
    public double Seconds { get; init; }

    /// <summary>Why it failed, in one line; null when it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>What it was begun with.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>The command that runs it again: <c>mathesis reproduce grokking-progress --seed 1</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Whether this is an arm of another run.</summary>
    [JsonIgnore]
    public bool IsArm => ParentId is not null;
}
