namespace Mathesis.Networks;

/// <summary>What follows from a parameter's role.</summary>
public static class ParameterRoles
{
    /// <summary>Whether an optimiser changes parameters of this role; running statistics are changed by their layers alone.</summary>
    public static bool IsTrained(this ParameterRole role) => role is not (ParameterRole.RunningMean or ParameterRole.RunningVariance);
}
