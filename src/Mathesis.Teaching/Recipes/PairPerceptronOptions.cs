using System.Text.Json.Serialization;
using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Teaching;

/// <summary>
/// The recipe of a perceptron of squares on pairs, trained by the mean square against one-hot answers of which some are random. The
/// defaults are paper 1's: f(a, b) = W (U a + V b)^2 without biases, 500 neurons, AdamW.
/// </summary>
public sealed record PairPerceptronOptions : IOptions
{
    /// <summary>The task's registered name; its questions are pairs.</summary>
    public string Task { get; init; } = "modular-addition";

    /// <summary>The modulus or size of the task.</summary>
    public int Modulus { get; init; } = 97;

    /// <summary>The fraction of questions trained on, in (0, 1).</summary>
    public double Fraction { get; init; } = 0.5;

    /// <summary>The share of training answers that are random, in [0, 1].</summary>
    public double Corruption { get; init; } = 0.35;

    /// <summary>Neurons.</summary>
    public int Hidden { get; init; } = 500;

    /// <summary>The deviation of the initial weights times (2 neurons)^(1/3): larger ones do not generalise in the same time.</summary>
    public double InitialScale { get; init; } = 0.5;

    /// <summary>Dropout rate before the squares, in [0, 1).</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the squares are batch-normalised.</summary>
    public bool BatchNorm { get; init; }

    /// <summary>Questions in an update; 0 for all.</summary>
    public int BatchSize { get; init; }

    /// <summary>The learning rate.</summary>
    public double LearningRate { get; init; } = 1e-2;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The decay of AdamW's first moment.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of AdamW's second moment.</summary>
    public double Beta2 { get; init; } = 0.98;

    /// <summary>Updates.</summary>
    public int Steps { get; init; } = 1_000;

    /// <summary>Updates between evaluations.</summary>
    public int EvaluateEvery { get; init; } = 20;

    /// <summary>The trainer's part of the recipe.</summary>
    /// <param name="seed">The seed of batches and dropout.</param>
    internal LayerTrainerOptions Trainer(ulong seed) => new()
    {
        Optimiser = new AdamWOptions { LearningRate = LearningRate, WeightDecay = WeightDecay, Beta1 = Beta1, Beta2 = Beta2, WarmUpSteps = 0 },
        Objective = new MeanSquareObjective(),
        BatchSize = BatchSize,
        Seed = seed,
    };

    /// <summary>The course's part of the recipe.</summary>
    [JsonIgnore]
    public CourseOptions Course => new() { MaximumSteps = Steps, TargetAccuracy = 0.99, StepsAfterTarget = -1, EvaluateEvery = EvaluateEvery, CheckpointEvery = 0 };

    /// <inheritdoc/>
    public void Validate()
    {
        if (Fraction is not (> 0 and < 1))
            throw new InputError(FormattableString.Invariant($"{Fraction} is outside (0, 1)"), "fraction", "expected the part of all questions to train on, such as 0.5");
        if (Corruption is not (>= 0 and <= 1))
            throw new InputError(FormattableString.Invariant($"{Corruption} is outside [0, 1]"), "corruption", "expected the share of random answers, such as 0.35");
        if (Dropout is not (>= 0 and < 1)) throw new InputError(FormattableString.Invariant($"{Dropout} is outside [0, 1)"), "dropout", "expected a rate such as 0.2");
        if (Hidden < 1) throw new InputError($"{Hidden} is out of range", "hidden", "expected at least 1 neuron");
        if (Modulus < 3) throw new InputError($"{Modulus} is too small", "modulus", "expected at least 3");
        if (InitialScale is not > 0) throw new InputError(FormattableString.Invariant($"{InitialScale} is out of range"), "initial-scale", "expected a positive number");
        Trainer(0).Validate();
        Course.Validate();
    }
}
