namespace Mathesis.Expressions;

/// <summary>How answers are graded.</summary>
public sealed record GradeOptions
{
    /// <summary>The defaults.</summary>
    public static GradeOptions Default { get; } = new();

    /// <summary>The type of the gold; null to find it in the gold.</summary>
    public AnswerType? Type { get; init; }

    /// <summary>The rules.</summary>
    public GradingMode Mode { get; init; }

    /// <summary>Whether the answer may stand in free text, from which it is extracted.</summary>
    public bool Extract { get; init; } = true;

    /// <summary>Whether a unit of the gold must be written.</summary>
    public bool RequireUnits { get; init; }

    /// <summary>The steps of one comparison, about ten nanoseconds each.</summary>
    public long StepLimit { get; init; } = Equivalence.StepLimit;
}
