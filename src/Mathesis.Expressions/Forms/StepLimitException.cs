namespace Mathesis.Expressions;

/// <summary>A computation has used up its steps.</summary>
internal sealed class StepLimitException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StepLimitException()
        : base("too many steps")
    {
    }
}
