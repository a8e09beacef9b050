namespace Mathesis.Networks;

/// <summary>What a parameter is for, as far as an initialisation needs to know.</summary>
public enum ParameterRole
{
    /// <summary>A matrix that reads from or writes to the residual stream.</summary>
    Weight,

    /// <summary>The matrix from the residual stream to the logits.</summary>
    Unembedding,

    /// <summary>A vector that is added.</summary>
    Bias,
}
