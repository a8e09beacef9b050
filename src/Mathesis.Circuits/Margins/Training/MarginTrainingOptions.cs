using Mathesis.Core;

namespace Mathesis.Circuits;

/// <summary>How a network is trained towards the maximal margin.</summary>
public sealed record MarginTrainingOptions : IOptions
{
    /// <summary>The number of neurons, positive.</summary>
    public int Neurons { get; init; } = 80;

    /// <summary>Updates.</summary>
    public int Steps { get; init; } = 6_000;

    /// <summary>Adam's learning rate; over the last fifth of the steps it falls to zero.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>The penalty's weight at the beginning; it falls geometrically over the first four fifths.</summary>
    public double FirstPenalty { get; init; } = 1e-3;

    /// <summary>The penalty's weight at the end: the smaller, the nearer to the margin's maximum.</summary>
    public double LastPenalty { get; init; } = 1e-5;

    /// <summary>The standard deviation of the initial weights.</summary>
    public double Scale { get; init; } = 0.3;

    /// <summary>Updates between records.</summary>
    public int RecordEvery { get; init; } = 50;

    /// <inheritdoc/>
    public void Validate()
    {
        Require(Neurons >= 1, Neurons, "neurons");
        Require(Steps >= 1, Steps, "steps");
        Require(LearningRate > 0, LearningRate, "learning-rate");
        Require(FirstPenalty > 0, FirstPenalty, "first-penalty");
        Require(LastPenalty > 0, LastPenalty, "last-penalty");
        Require(Scale > 0, Scale, "scale");
        Require(RecordEvery >= 1, RecordEvery, "record-every");
    }

    private static void Require(bool condition, double value, string field)
    {
        if (!condition) throw new InputError(FormattableString.Invariant($"{value} is out of range"), field, "expected a positive number");
    }
}
