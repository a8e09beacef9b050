using Mathesis.Circuits;
using Mathesis.Core;

namespace Mathesis.Papers;

/// <summary>What paper 8's experiment trains and checks.</summary>
internal sealed record MarginFeaturesOptions : IOptions
{
    /// <summary>The modulus of the arm; the experiment sets it.</summary>
    public int Modulus { get; init; } = 11;

    /// <summary>The larger modulus.</summary>
    public int LargeModulus { get; init; } = 23;

    /// <summary>The modulus of the paper's own network; 0 to leave it out.</summary>
    public int PaperModulus { get; init; } = 71;

    /// <summary>Neurons of the paper's own network.</summary>
    public int PaperNeurons { get; init; } = 500;

    /// <summary>Updates of the paper's own network.</summary>
    public int PaperSteps { get; init; } = 6_000;

    /// <summary>The points of the symmetric group of the arm; the experiment sets it.</summary>
    public int Points { get; init; } = 3;

    /// <summary>The points of the largest group that is trained.</summary>
    public int LargePoints { get; init; } = 4;

    /// <summary>The points of the largest group whose maximal margin is checked.</summary>
    public int ExactPoints { get; init; } = 5;

    /// <summary>The bits of a question of parity.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>The bits that count.</summary>
    public int Relevant { get; init; } = 3;

    /// <summary>Random starts of the certificate.</summary>
    public int Starts { get; init; } = 200;

    /// <summary>Neurons of the network; 0 for twice as many as the maximum needs. The experiment sets it.</summary>
    public int Neurons { get; init; }

    /// <summary>Updates of a training.</summary>
    public int Steps { get; init; } = 8_000;

    /// <summary>The learning rate.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>The penalty's weight at the beginning, over the maximal margin: above it, no weights are best.</summary>
    public double FirstPenalty { get; init; } = 0.2;

    /// <summary>The penalty's weight at the end, over the maximal margin.</summary>
    public double LastPenalty { get; init; } = 5e-4;

    /// <summary>The deviation of the initial weights.</summary>
    public double InitialScale { get; init; } = 0.3;

    /// <inheritdoc/>
    public void Validate()
    {
        MaximumMargin.OfAddition(Modulus);
        MaximumMargin.OfAddition(LargeModulus);
        if (PaperModulus != 0) MaximumMargin.OfAddition(PaperModulus);
        Range(PaperNeurons, "paper-neurons", 1, 100_000);
        Range(PaperSteps, "paper-steps", 1, 1_000_000);
        Range(Points, "points", 3, 5);
        Range(LargePoints, "large-points", 3, 5);
        Range(ExactPoints, "exact-points", 3, 5);
        Range(Bits, "bits", 1, 16);
        Range(Relevant, "relevant", 1, Bits);
        Range(Starts, "starts", 1, 100_000);
        Range(Neurons, "neurons", 0, 100_000);
        Training(1, 1).Validate();
    }

    /// <summary>How a network is trained.</summary>
    /// <param name="needed">How many neurons the maximum needs.</param>
    /// <param name="maximum">The maximal margin.</param>
    public MarginTrainingOptions Training(int needed, double maximum) => new()
    {
        Neurons = Neurons > 0 ? Neurons : 2 * needed,
        Steps = Steps,
        LearningRate = LearningRate,
        FirstPenalty = FirstPenalty * maximum,
        LastPenalty = LastPenalty * maximum,
        Scale = InitialScale,
    };

    private static void Range(int value, string field, int low, int high)
    {
        if (value < low || value > high) throw new InputError($"{value} is out of range", field, $"expected a number from {low} to {high}");
    }
}
