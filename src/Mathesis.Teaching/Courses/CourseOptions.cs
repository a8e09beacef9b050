using Mathesis.Core;

namespace Mathesis.Teaching;

/// <summary>How long a network is trained, and how often it is looked at.</summary>
public sealed record CourseOptions : IOptions
{
    /// <summary>The most updates.</summary>
    public int MaximumSteps { get; init; } = 25_000;

    /// <summary>The test accuracy that counts as reached, in (0, 1].</summary>
    public double TargetAccuracy { get; init; } = 0.999;

    /// <summary>Updates after the target was first reached, before the course ends; negative to go on to the maximum.</summary>
    public int StepsAfterTarget { get; init; } = 4_000;

    /// <summary>Updates between evaluations on the training and the test examples.</summary>
    public int EvaluateEvery { get; init; } = 100;

    /// <summary>Updates between kept checkpoints; 0 keeps only the last.</summary>
    public int CheckpointEvery { get; init; } = 200;

    /// <inheritdoc/>
    public void Validate()
    {
        if (MaximumSteps < 1) throw new InputError($"{MaximumSteps} steps train nothing", "maximum-steps", "expected at least 1");
        if (TargetAccuracy is not (> 0 and <= 1)) throw new InputError(FormattableString.Invariant($"{TargetAccuracy} is no accuracy"), "target-accuracy", "expected a number in (0, 1]");
        if (EvaluateEvery < 1) throw new InputError($"{EvaluateEvery} is out of range", "evaluate-every", "expected at least 1");
        if (CheckpointEvery < 0) throw new InputError($"{CheckpointEvery} is out of range", "checkpoint-every", "expected at least 0");
        if (CheckpointEvery % EvaluateEvery != 0) throw new InputError($"{CheckpointEvery} is not a multiple of evaluate-every {EvaluateEvery}", "checkpoint-every", "expected a multiple, so that every checkpoint has its losses");
    }
}
