using System.Text.Json.Serialization;
using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Teaching;

/// <summary>
/// The recipe of a network trained on a finite task: a one-block transformer without norms, full-batch AdamW. The defaults are
/// paper 105's (Nanda et al. 2023, section 3).
/// </summary>
public sealed record FiniteTrainingOptions : IOptions
{
    /// <summary>The task's registered name; ignored when <see cref="Table"/> is given.</summary>
    public string Task { get; init; } = "modular-addition";

    /// <summary>The modulus or size of the task.</summary>
    public int Modulus { get; init; } = 113;

    /// <summary>The path of a person's own table (CSV or JSONL) in place of a registered task; null for none.</summary>
    public string? Table { get; init; }

    /// <summary>The column of the table that holds the answer; null for the last.</summary>
    public string? Answer { get; init; }

    /// <summary>The fraction of questions trained on, in (0, 1).</summary>
    public double Fraction { get; init; } = 0.3;

    /// <summary>The width of the residual stream.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Attention heads; each is width / heads wide.</summary>
    public int Heads { get; init; } = 4;

    /// <summary>Neurons of the feed-forward layer.</summary>
    public int Hidden { get; init; } = 512;

    /// <summary>Blocks.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>Dropout rate on attention and feed-forward outputs, in [0, 1).</summary>
    public double Dropout { get; init; }

    /// <summary>The learning rate after warm-up.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1;

    /// <summary>The decay of AdamW's first moment.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of AdamW's second moment.</summary>
    public double Beta2 { get; init; } = 0.98;

    /// <summary>Steps of linear warm-up.</summary>
    public int WarmUp { get; init; } = 10;

    /// <summary>The most updates.</summary>
    public int MaximumSteps { get; init; } = 25_000;

    /// <summary>The test accuracy that counts as reached.</summary>
    public double TargetAccuracy { get; init; } = 0.999;

    /// <summary>Updates after the target; negative to go on to the maximum.</summary>
    public int StepsAfterTarget { get; init; } = 4_000;

    /// <summary>Updates between evaluations.</summary>
    public int EvaluateEvery { get; init; } = 100;

    /// <summary>Updates between kept checkpoints; 0 keeps only the last.</summary>
    public int CheckpointEvery { get; init; } = 200;

    /// <summary>What runs the network: <c>auto</c> takes the folded engine where the network and task allow it.</summary>
    public EngineChoice Engine { get; init; }

    /// <summary>The optimiser's part of the recipe.</summary>
    [JsonIgnore]
    public AdamWOptions Optimiser => new() { LearningRate = LearningRate, WeightDecay = WeightDecay, Beta1 = Beta1, Beta2 = Beta2, WarmUpSteps = WarmUp };

    /// <summary>The course's part of the recipe.</summary>
    [JsonIgnore]
    public CourseOptions Course => new()
    {
        MaximumSteps = MaximumSteps,
        TargetAccuracy = TargetAccuracy,
        StepsAfterTarget = StepsAfterTarget,
        EvaluateEvery = EvaluateEvery,
        CheckpointEvery = CheckpointEvery,
    };

    /// <inheritdoc/>
    public void Validate()
    {
        if (Fraction is not (> 0 and < 1))
            throw new InputError(FormattableString.Invariant($"{Fraction} is outside (0, 1)"), "fraction", "expected the part of all questions to train on, such as 0.3");
        Positive(Width, "width");
        Positive(Heads, "heads");
        Positive(Hidden, "hidden");
        Positive(Blocks, "blocks");
        if (Width % Heads != 0) throw new InputError($"{Heads} heads do not divide the width {Width}", "heads", "expected a divisor of width");
        if (Dropout is not (>= 0 and < 1)) throw new InputError(FormattableString.Invariant($"{Dropout} is outside [0, 1)"), "dropout", "expected a rate such as 0.2");
        if (Table is null && Modulus < 3) throw new InputError($"{Modulus} is too small", "modulus", "expected at least 3");
        Optimiser.Validate();
        Course.Validate();
    }

    private static void Positive(int value, string field)
    {
        if (value < 1) throw new InputError($"{value} is out of range", field, "expected at least 1");
    }
}
