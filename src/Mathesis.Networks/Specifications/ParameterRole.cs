namespace Mathesis.Networks;

/// <summary>What a parameter is for, as far as initialisations and optimisers need to know.</summary>
public enum ParameterRole
{
    /// <summary>A matrix that reads from or writes to the residual stream.</summary>
    Weight,

    /// <summary>The matrix from the residual stream to the logits.</summary>
    Unembedding,

    /// <summary>A vector that is added; begins at 0 unless an initialisation says otherwise.</summary>
    Bias,

    /// <summary>A table with a vector for each token.</summary>
    Embedding,

    /// <summary>A table with a vector for each position, or a bias for each distance.</summary>
    Position,

    /// <summary>A vector that multiplies what a norm gives; begins at 1.</summary>
    Gain,

    /// <summary>A running mean, not trained; begins at 0.</summary>
    RunningMean,

    /// <summary>A running variance, not trained; begins at 1.</summary>
    RunningVariance,

    /// <summary>The matrix of a recurrence, from state to state.</summary>
    Recurrence,
}
