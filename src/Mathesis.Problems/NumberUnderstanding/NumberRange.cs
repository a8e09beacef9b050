namespace Mathesis.Problems;

/// <summary>The lengths of a number task (paper 43, section 2.2).</summary>
public enum NumberRange
{
    /// <summary>1 to 8, and 1 to 20 for the tasks that are tested up to 100 digits.</summary>
    Training,

    /// <summary>3 to 20 (1 to 20 for fractions), and 5 to 100 for the long tasks (3 to 100 for forms other than integers).</summary>
    Testing,
}
